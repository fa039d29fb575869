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
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Watches generated messages with old fields: those of the application with {@code deprecated = true}, and those that
 * rules name. Thread-safe.
 *
 * <p>A message is read in the {@code mergeFrom} of its builder, as protoc before 3.21 generates it in a constructor of
 * the message; it is written in its {@code writeTo}. Each is a member of the path. Once the application turns messages
 * into JSON or back, which is not seen, the paths are uncountable.
 */
public final class ProtobufHook implements BodyLibrary {
    private static final String READ = " read";
    private static final String WRITTEN = " written";
    private static final String BUILDER = "$Builder";
    private static final NameEndings CLASSES =
            NameEndings.everyAnd("/util/JsonFormat$ParserImpl", "/util/JsonFormat$PrinterImpl");
    private static final String JSON = "/util/JsonFormat";
    private static final String NOT_SEEN = "messages as JSON (JsonFormat)";

    private final Payloads payloads;
    private final Scope scope;
    private final ProtoFiles files;
    private final Set<Path> known = Collections.synchronizedSet(new HashSet<>());
    private volatile boolean asJson;

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
            hideBehindJson();
            return null;
        }
        return concerns(internalName) && GeneratedClass.is(classFile)
                ? weaveGenerated(loader, internalName, classFile)
                : null;
    }

    private byte @Nullable [] weaveGenerated(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassNode type = new ClassNode();
        reader.accept(type, ClassReader.EXPAND_FRAMES);
        FieldInsnNode descriptor = descriptor(type);
        if (descriptor == null) {
            list(internalName, classFile);
            return null;
        }
        String message = messageName(internalName);
        List<ProtoField> fields = fields(loader, descriptor);
        payloads.bound(message, names(fields));
        List<Old> olds = olds(message, fields);
        if (olds.isEmpty()) {
            return null;
        }
        try {
            return woven(reader, type, olds);
        } catch (RuntimeException e) {
            failed(olds, internalName.endsWith(BUILDER) ? READ : WRITTEN, "the generated code could not be woven");
            throw e;
        }
    }

    private static byte @Nullable [] woven(ClassReader reader, ClassNode type, List<Old> olds) {
        boolean builder = type.name.endsWith(BUILDER);
        boolean woven = false;
        boolean readsHere = false;
        for (MethodNode method : type.methods) {
            boolean reads = GeneratedCode.reads(method);
            if (reads || (!builder && GeneratedCode.writes(method))) {
                weave(type, method, olds, reads);
                readsHere |= reads;
                woven = true;
            }
        }
        if (builder && !readsHere && !delegates(type)) {
            failed(olds, READ, "this version of protobuf reads elsewhere");
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        type.accept(writer);
        return woven ? writer.toByteArray() : null;
    }

    /** From now on messages may be read or written as JSON, through methods that anybody may call. */
    private void hideBehindJson() {
        asJson = true;
        synchronized (known) {
            for (Path path : known) {
                path.uncountable(JSON, NOT_SEEN);
            }
        }
    }

    /** An old field of a message and its path. */
    private static final class Old {
        final ProtoField field;
        final Path path;
        final String member;

        Old(ProtoField field, Path path, String member) {
            this.field = field;
            this.path = path;
            this.member = member;
        }
    }

    private static List<String> names(List<ProtoField> fields) {
        List<String> names = new ArrayList<>();
        for (ProtoField field : fields) {
            names.add(field.jsonName);
        }
        return names;
    }

    private List<Old> olds(String message, List<ProtoField> fields) {
        List<Old> olds = new ArrayList<>();
        for (ProtoField field : fields) {
            Path path = payloads.property(message, field.jsonName, field.deprecated);
            if (path != null) {
                String member = message + '#' + field.jsonName;
                path.forget(member);
                path.pending(member + READ);
                path.pending(member + WRITTEN);
                known.add(path);
                if (asJson) {
                    path.uncountable(JSON, NOT_SEEN);
                }
                olds.add(new Old(field, path, member));
            }
        }
        return olds;
    }

    private static void weave(ClassNode type, MethodNode method, List<Old> olds, boolean reads) {
        Presence presence = new Presence(type.name, method, (type.version & 0xffff) >= Opcodes.V1_6);
        Map<Integer, Integer> slots = new HashMap<>();
        for (Old old : olds) {
            int path = old.path.index() + (reads ? 0 : Path.WRITE);
            slots.put(old.field.number, presence.add(path));
        }
        Set<Integer> found = new HashSet<>();
        if (reads) {
            GeneratedCode.read(method, slots, found);
        } else {
            GeneratedCode.write(method, slots, found);
        }
        presence.finish();
        for (Old old : olds) {
            String member = old.member + (reads ? READ : WRITTEN);
            if (found.contains(old.field.number)) {
                old.path.watched(member);
            } else {
                old.path.failed(member, "not found in the generated code");
            }
        }
    }

    private static void failed(List<Old> olds, String side, String reason) {
        for (Old old : olds) {
            old.path.failed(old.member + side, reason);
        }
    }

    /** Whether the builder leaves the reading to the parser, and that to a constructor of the message. */
    private static boolean delegates(ClassNode builder) {
        for (MethodNode method : builder.methods) {
            if (method.name.equals("mergeFrom") && method.desc.contains("/CodedInputStream;")) {
                for (AbstractInsnNode insn : method.instructions.toArray()) {
                    if (insn instanceof FieldInsnNode && ((FieldInsnNode) insn).desc.endsWith("/Parser;")) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private List<ProtoField> fields(@Nullable ClassLoader loader, FieldInsnNode descriptor) {
        ProtoFile file;
        try {
            file = files.file(loader, descriptor.owner);
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot read " + descriptor.owner, e);
        }
        ProtoMessage message = file == null ? null : file.message(descriptor.name);
        if (message == null) {
            throw new IllegalArgumentException("cannot find the descriptor of " + descriptor.name);
        }
        return message.fields;
    }

    /** What {@code getDescriptor()} of a message or builder returns: a field of the file's class. */
    private static @Nullable FieldInsnNode descriptor(ClassNode type) {
        for (MethodNode method : type.methods) {
            if (method.name.equals("getDescriptor") && (method.access & Opcodes.ACC_STATIC) != 0) {
                for (AbstractInsnNode insn : method.instructions.toArray()) {
                    if (insn.getOpcode() == Opcodes.GETSTATIC
                            && ((FieldInsnNode) insn).name.startsWith("internal_static_")) {
                        return (FieldInsnNode) insn;
                    }
                }
            }
        }
        return null;
    }

    private static String messageName(String internalName) {
        String name = internalName.endsWith(BUILDER)
                ? internalName.substring(0, internalName.length() - BUILDER.length())
                : internalName;
        return name.replace('/', '.');
    }

    @Override
    public void failed(String internalName) {
        payloads.failed("protobuf messages such as " + messageName(internalName));
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
