package dev.oldpath.weave.callsite;

import dev.oldpath.weave.classfile.MethodLocals;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Reports to the agent, at run time, the members that one method reaches by reflection. Not thread-safe.
 *
 * <p>Object streams are often subclassed, and then no call names the JDK's class: there the constructor of the subclass
 * stands for all calls.
 */
final class ReflectionWeaver extends MethodVisitor {
    /** Hears that a method holds a reflective call. */
    interface Listener {
        void siteFound();
    }

    private final @Nullable String superName;
    private final int locals;
    private final ReflectionCrossings crossings;
    private final Listener listener;
    private boolean woven;
    private int extraLocals;

    /**
     * Creates a weaver.
     *
     * @param superName the superclass of the class that has the method
     * @param locals how many the method has
     * @param crossings what the calls are reported to
     * @param next what takes the method
     */
    ReflectionWeaver(
            @Nullable String superName,
            int locals,
            ReflectionCrossings crossings,
            Listener listener,
            MethodVisitor next) {
        super(Opcodes.ASM9, next);
        this.superName = superName;
        this.locals = locals;
        this.crossings = crossings;
        this.listener = listener;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        ReflectionSite site = ReflectiveCalls.site(owner, name, descriptor);
        if (site == null && opcode == Opcodes.INVOKESPECIAL && makesStream(owner, name)) {
            site = ReflectionSite.SERIALIZATION;
        }
        if (site != null) {
            found();
            site.before(mv, crossings, local(site));
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        if (site != null) {
            site.after(mv, crossings);
        }
    }

    private int local(ReflectionSite site) {
        if (site.locals() == 0) {
            return 0;
        }
        if (locals + site.locals() > MethodLocals.MOST) {
            throw new IllegalArgumentException("no local is free");
        }
        extraLocals = Math.max(extraLocals, site.locals());
        return locals;
    }

    private boolean makesStream(String owner, String name) {
        return name.equals("<init>")
                && owner.equals(superName)
                && (owner.equals(ReflectiveCalls.OUTPUT_STREAM) || owner.equals(ReflectiveCalls.INPUT_STREAM));
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        for (Object argument : arguments) {
            if (argument instanceof Handle) {
                refers((Handle) argument);
            }
        }
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    @Override
    public void visitLdcInsn(Object value) {
        if (value instanceof Handle) {
            refers((Handle) value);
        }
        super.visitLdcInsn(value);
    }

    private void refers(Handle to) {
        ReflectionSite site = ReflectiveCalls.reference(to.getOwner(), to.getName(), to.getDesc());
        if (site != null) {
            found();
            site.before(mv, crossings, 0);
        }
    }

    private void found() {
        woven = true;
        listener.siteFound();
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(woven ? maxStack + ReflectionSite.STACK : maxStack, Math.max(maxLocals, locals + extraLocals));
    }
}
