package dev.oldpath.hooks.payload;

import dev.oldpath.ledger.Log;
import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.hook.ClassHook;
import dev.oldpath.weave.hook.NameEndings;
import dev.oldpath.weave.reflection.Reflection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Sees the classes that rules name. Those generated for a format that is not watched read and write themselves, which the
 * class above them shows. Of the others it notices when the first object is made: where no watched library has bound the
 * class by then, somebody else may read or write it, and no list of libraries could name it. Thread-safe.
 */
final class NamedClasses implements ClassHook {
    /** Formats, each with a superclass or an interface of what is generated for it. */
    private static final Map<String, NameEndings> FORMATS = new LinkedHashMap<>();

    static {
        FORMATS.put("Avro", NameEndings.of("/avro/specific/SpecificRecordBase"));
        FORMATS.put("Thrift", NameEndings.of("/thrift/TBase"));
        FORMATS.put("Protobuf lite", NameEndings.of("/protobuf/GeneratedMessageLite"));
        FORMATS.put("Wire", NameEndings.of("/squareup/wire/Message"));
        FORMATS.put("FlatBuffers", NameEndings.of("/flatbuffers/Table"));
    }

    private final PayloadRules rules;
    private final Reflection reflection;
    private final NameEndings classes;
    private final Crossing<String, Object> made;

    NamedClasses(PayloadRules rules, Reflection reflection, Crossings crossings) {
        this.rules = rules;
        this.reflection = reflection;
        this.classes = NameEndings.of(rules.names());
        this.made = new Crossing<String, Object>(crossings) {
            @Override
            protected void crossed(String internalName, @Nullable Object unused) {
                rules.made(internalName);
            }
        };
    }

    @Override
    public NameEndings classes() {
        return classes;
    }

    @Override
    public byte @Nullable [] weave(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        rules.classFound(internalName);
        ClassFile file = new ClassFile(classFile);
        ClassReader reader = file.reader();
        generated(internalName, reader.getSuperName());
        for (String parent : reader.getInterfaces()) {
            generated(internalName, parent);
        }
        if ((reader.getAccess() & Opcodes.ACC_INTERFACE) != 0) {
            rules.loadedInterface(internalName);
            return null;
        }
        reflection.onceDeserialized(loader, file, () -> rules.deserialized(internalName));
        try {
            if (file.isKnown()) {
                return ConstructorWeaver.woven(reader, made);
            }
        } catch (MethodTooLargeException e) {
            Log.debug("weaving a constructor of " + internalName, e);
        }
        rules.made(internalName); // it may be, and nothing would report it
        return null;
    }

    private void generated(String internalName, @Nullable String parent) {
        for (Map.Entry<String, NameEndings> format : FORMATS.entrySet()) {
            if (parent != null && format.getValue().has(parent)) {
                rules.bypassed(internalName, format.getKey() + " is not watched");
            }
        }
    }

    /** Returns the formats whose generated classes are known. */
    static List<String> formats() {
        return new ArrayList<>(FORMATS.keySet());
    }

    @Override
    public void failed(String internalName) {
        rules.bypassed(internalName, "its class could not be woven");
    }

    @Override
    public void listed(String internalName, byte[] classFile) {
        rules.classFound(internalName);
    }
}
