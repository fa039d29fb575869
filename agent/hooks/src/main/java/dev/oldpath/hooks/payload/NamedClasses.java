package dev.oldpath.hooks.payload;

import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.hook.ClassHook;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Sees the classes that rules name, and weaves nothing. Those generated for a format that is not watched read and write
 * themselves, which the class above them shows. Thread-safe.
 */
final class NamedClasses implements ClassHook {
    /** By a superclass or an interface. */
    private static final NameEndings GENERATED = new NameEndings(
            "/avro/specific/SpecificRecordBase", "Avro",
            "/thrift/TBase", "Thrift",
            "/protobuf/GeneratedMessageLite", "Protobuf lite",
            "/squareup/wire/Message", "Wire",
            "/flatbuffers/Table", "FlatBuffers");

    private final PayloadRules rules;

    NamedClasses(PayloadRules rules) {
        this.rules = rules;
    }

    @Override
    public boolean wants(String internalName) {
        return rules.name(internalName);
    }

    @Override
    public byte[] weave(String internalName, byte[] classFile) {
        rules.seen(internalName);
        ClassReader reader = ClassFile.reader(classFile);
        generated(internalName, reader.getSuperName());
        for (String parent : reader.getInterfaces()) {
            generated(internalName, parent);
        }
        return classFile;
    }

    private void generated(String internalName, @Nullable String parent) {
        String format = parent == null ? null : GENERATED.of(parent);
        if (format != null) {
            rules.bypassed(internalName, format + " is not watched");
        }
    }

    @Override
    public void failed(String internalName) {
        rules.bypassed(internalName, "its class file cannot be read");
    }

    @Override
    public void listed(String internalName) {
        rules.seen(internalName);
    }
}
