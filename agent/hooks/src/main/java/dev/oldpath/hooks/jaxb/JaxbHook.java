package dev.oldpath.hooks.jaxb;

import dev.oldpath.hooks.code.CrossingCode;
import dev.oldpath.hooks.payload.BodyLibrary;
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.hook.NameEndings;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Notes which classes JAXB binds: what their old properties carry in XML is not counted. Only those become uncountable,
 * because JAXB serves many applications for files of their own. Thread-safe.
 */
public final class JaxbHook implements BodyLibrary {
    /** JAXB makes one for each class that it binds; it stands in other packages since JAXB 3. */
    private static final NameEndings CLASSES = NameEndings.of("/v2/runtime/ClassBeanInfoImpl");

    private final Payloads payloads;
    /** JAXB has bound a class. */
    private final Crossing<Class<?>, Object> bound;

    /** Creates a hook that reports these properties. */
    public JaxbHook(Payloads payloads, Crossings crossings) {
        this.payloads = payloads;
        bound = new Crossing<Class<?>, Object>(crossings) {
            @Override
            protected void crossed(Class<?> type, @Nullable Object unused) {
                if (payloads.concerns(type)) {
                    payloads.bypassed(type, "read and written as XML (JAXB)");
                }
            }
        };
    }

    @Override
    public String label() {
        return "JAXB";
    }

    @Override
    public boolean countsProperties() {
        return false;
    }

    @Override
    public NameEndings classes() {
        return CLASSES;
    }

    /** {@code $OldPath.crossed(bound.getClazz(), null, number)}, where a constructor asks for it. */
    @Override
    public byte[] weave(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassNode type = new ClassNode();
        reader.accept(type, 0);
        boolean woven = false;
        for (MethodNode method : type.methods) {
            for (AbstractInsnNode insn : method.instructions.toArray()) {
                if (method.name.equals("<init>") && isClass(insn)) {
                    method.instructions.insert(insn, CrossingCode.top(bound));
                    method.maxStack += CrossingCode.STACK;
                    woven = true;
                }
            }
        }
        if (!woven) {
            throw new IllegalArgumentException("this version of JAXB works in another way");
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        type.accept(writer);
        return writer.toByteArray();
    }

    private static boolean isClass(AbstractInsnNode insn) {
        return insn.getOpcode() == Opcodes.INVOKEINTERFACE
                && ((MethodInsnNode) insn).name.equals("getClazz")
                && ((MethodInsnNode) insn).desc.equals("()Ljava/lang/Object;");
    }

    @Override
    public void failed(String internalName) {
        payloads.unseen("JAXB cannot be watched");
    }
}
