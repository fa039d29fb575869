package dev.oldpath.weave.callsite;

import dev.oldpath.weave.classfile.MethodLocals;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/** Reports to the agent, at run time, the members that one method reaches by reflection. Not thread-safe. */
final class ReflectionWeaver extends ReflectiveCode {
    /** Hears that a method holds a reflective call. */
    interface Listener {
        void siteFound();
    }

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
        super(superName, next);
        this.locals = locals;
        this.crossings = crossings;
        this.listener = listener;
    }

    @Override
    void before(ReflectionSite site) {
        Operands operands = site.operands();
        if (locals + operands.locals() > MethodLocals.MOST) {
            throw new IllegalArgumentException("no local is free");
        }
        extraLocals = Math.max(extraLocals, operands.locals());
        woven = true;
        listener.siteFound();
        if (operands == Operands.ARGUMENTS) {
            Operands.passArguments(mv, crossings.call);
        } else {
            operands.before(mv, crossings.of(site), locals);
        }
    }

    @Override
    void after(ReflectionSite site) {
        if (site.operands() == Operands.RESULT) {
            // stack: result
            crossings.of(site).emitTop(mv);
        }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(woven ? maxStack + Operands.STACK : maxStack, Math.max(maxLocals, locals + extraLocals));
    }
}
