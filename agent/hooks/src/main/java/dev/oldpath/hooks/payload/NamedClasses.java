package dev.oldpath.hooks.payload;

import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.hook.ClassHook;
import dev.oldpath.weave.hook.NameEndings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Sees the classes that rules name, and weaves nothing. Those generated for a format that is not watched read and write
 * themselves, which the class above them shows. Thread-safe.
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
    private final NameEndings classes;

    NamedClasses(PayloadRules rules) {
        this.rules = rules;
        this.classes = NameEndings.of(rules.names());
    }

    @Override
    public NameEndings classes() {
        return classes;
    }

    @Override
    public byte @Nullable [] weave(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        rules.classFound(internalName);
        ClassReader reader = new ClassFile(classFile).reader();
        generated(internalName, reader.getSuperName());
        for (String parent : reader.getInterfaces()) {
            generated(internalName, parent);
        }
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
        rules.bypassed(internalName, "its class file cannot be read");
    }

    @Override
    public void listed(String internalName, byte[] classFile) {
        rules.classFound(internalName);
    }
}
