package dev.oldpath.hooks.protobuf;

import dev.oldpath.hooks.payload.BodyLibrary;
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Path;
import dev.oldpath.weave.hook.NameEndings;
import dev.oldpath.weave.mark.MarkedTypes;
import dev.oldpath.weave.rule.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Watches generated messages with old fields: those of the application with {@code deprecated = true}, and those that
 * rules name. Thread-safe.
 *
 * <p>A message is read in the {@code mergeFrom} of its builder, as protoc before 3.21 generates it in a constructor of
 * the message; it is written in its {@code writeTo}. Each is a member of the path. Once the application turns messages
 * into JSON or back, which is not seen, the paths are uncountable.
 */
public final class ProtobufHook implements BodyLibrary {
    private static final NameEndings CLASSES =
            NameEndings.everyAnd("/util/JsonFormat$ParserImpl", "/util/JsonFormat$PrinterImpl");

    private final Payloads payloads;
    private final Scope scope;
    private final ProtoFiles files;
    private final JsonFormatUse json = new JsonFormatUse();

    /** Creates a hook that counts old fields. */
    public ProtobufHook(Payloads payloads, Scope scope, MarkedTypes classFiles) {
        this.files = new ProtoFiles(classFiles);
        this.payloads = payloads;
        this.scope = scope;
    }

    @Override
    public String label() {
        return "Protobuf";
    }

    @Override
    public boolean countsProperties() {
        return true;
    }

    /** What has been generated can have any name. */
    @Override
    public NameEndings classes() {
        return CLASSES;
    }

    private boolean concerns(String internalName) {
        return scope.countsDeprecated(internalName) || payloads.namesTypeAt(internalName);
    }

    @Override
    public byte @Nullable [] weave(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        if (CLASSES.ending(internalName) != null) {
            json.begin();
            return null;
        }
        return concerns(internalName) && GeneratedClass.is(classFile)
                ? weaveGenerated(loader, internalName, classFile)
                : null;
    }

    private byte @Nullable [] weaveGenerated(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        GeneratedMessage message = GeneratedMessage.of(reader);
        String fileClass = message.fileClass();
        if (fileClass == null) {
            list(internalName, classFile);
            return null;
        }
        String name = GeneratedMessage.name(internalName);
        List<ProtoField> fields = fields(loader, fileClass, message.descriptorField());
        payloads.bound(name, names(fields));
        List<OldField> olds = olds(name, fields);
        if (olds.isEmpty()) {
            return null;
        }
        try {
            byte[] woven = MessageWeaver.woven(reader, message, olds);
            boolean any = note(message, olds);
            return any ? woven : null;
        } catch (RuntimeException e) {
            failed(olds, message.isBuilder(), "the generated code could not be woven");
            throw e;
        }
    }

    /** Notes which old fields are watched; returns whether any method was woven. */
    private static boolean note(GeneratedMessage message, List<OldField> olds) {
        boolean reads = false;
        boolean writes = false;
        boolean parserReads = false;
        for (GeneratedMethod method : message.methods()) {
            reads |= method.reads;
            writes |= method.writes;
            parserReads |= method.usesParser;
            if (method.reads || method.writes) {
                note(method, olds);
            }
        }
        if (message.isBuilder() && !reads && !parserReads) {
            failed(olds, true, "this version of protobuf reads elsewhere");
        }
        return reads || writes;
    }

    private static void note(GeneratedMethod method, List<OldField> olds) {
        for (OldField old : olds) {
            if (method.uses(old.number())) {
                old.watched(method.reads);
            } else {
                old.failed(method.reads, "not found in the generated code");
            }
        }
    }

    private static void failed(List<OldField> olds, boolean read, String reason) {
        for (OldField old : olds) {
            old.failed(read, reason);
        }
    }

    private static List<String> names(List<ProtoField> fields) {
        List<String> names = new ArrayList<>();
        for (ProtoField field : fields) {
            names.add(field.jsonName);
        }
        return names;
    }

    private List<OldField> olds(String message, List<ProtoField> fields) {
        List<OldField> olds = new ArrayList<>();
        for (ProtoField field : fields) {
            Path path = payloads.property(message, field.jsonName, field.deprecated);
            if (path != null) {
                json.add(path);
                olds.add(new OldField(field.number, path, message + '#' + field.jsonName));
            }
        }
        return olds;
    }

    private List<ProtoField> fields(@Nullable ClassLoader loader, String fileClass, String descriptorField) {
        ProtoFile file;
        try {
            file = files.file(loader, fileClass);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + fileClass, e);
        }
        ProtoMessage message = file == null ? null : file.message(descriptorField);
        if (message == null) {
            throw new IllegalArgumentException("cannot find the descriptor of " + descriptorField);
        }
        return message.fields;
    }

    @Override
    public void failed(String internalName) {
        payloads.failed("protobuf messages such as " + GeneratedMessage.name(internalName));
    }

    @Override
    public void listed(String internalName, byte[] classFile) {
        if (!concerns(internalName) || !GeneratedClass.is(classFile)) {
            return;
        }
        try {
            list(internalName, classFile);
        } catch (RuntimeException e) {
            Log.debug("reading the descriptor in " + internalName, e);
        }
    }

    /** The class of a file names the messages of the file before any of them loads. */
    private void list(String internalName, byte[] classFile) {
        ProtoFile file = ProtoFile.of(classFile);
        if (file != null) {
            for (ProtoMessage message : file.messages()) {
                olds(file.javaClass(message, internalName), message.fields);
            }
        }
    }
}
