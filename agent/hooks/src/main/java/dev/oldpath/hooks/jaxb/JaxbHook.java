package dev.oldpath.hooks.jaxb;

import dev.oldpath.hooks.code.Telling;
import dev.oldpath.hooks.payload.Listener;
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.weave.hook.ClassHook;
import java.util.Collections;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Notes which classes JAXB binds: what their old properties carry in XML is not counted. Only those become uncountable,
 * because JAXB serves many applications for files of their own. Thread-safe.
 */
public final class JaxbHook implements ClassHook {
    private static final String BOUND = "jaxb-bound";
    /** JAXB makes one for each class that it binds; it stands in other packages since JAXB 3. */
    private static final String BEAN = "/v2/runtime/ClassBeanInfoImpl";

    private final Payloads payloads;

    /** Creates a hook that reports these properties. */
    public JaxbHook(Payloads payloads) {
        this.payloads = payloads;
    }

    /** Hears what woven code tells, by its name. */
    public Map<String, Listener> listeners() {
        return Collections.singletonMap(BOUND, new Binding());
    }

    private final class Binding implements Listener {
        @Override
        public void told(Object detail) {
            Class<?> type = (Class<?>) detail;
            if (payloads.concerns(type)) {
                payloads.bypassed(type, "read and written as XML (JAXB)");
            }
        }
    }

    @Override
    public boolean wants(String internalName) {
        return internalName.endsWith(BEAN);
    }

    /** {@code $OldPath.told(hook, bound.getClazz())}, where a constructor asks for it. */
    @Override
    public byte[] weave(String internalName, byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassNode type = new ClassNode();
        reader.accept(type, 0);
        boolean woven = false;
        for (MethodNode method : type.methods) {
            for (AbstractInsnNode insn : method.instructions.toArray()) {
                if (method.name.equals("<init>") && isClass(insn)) {
                    InsnList code = new InsnList();
                    // stack: class
                    code.add(new InsnNode(Opcodes.DUP));
                    code.add(Telling.top(BOUND));
                    // stack: class
                    method.instructions.insert(insn, code);
                    method.maxStack += 2;
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

    @Override
    public void listed(String internalName) {
        // On the class path is not in use.
    }
}
