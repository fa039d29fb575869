package dev.oldpath.weave.callsite;

import dev.oldpath.weave.classfile.Changes;
import dev.oldpath.weave.classfile.MethodWalk;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Reports to the agent, at run time, the members that one method reaches by reflection. Not thread-safe. */
final class ReflectionWeaver extends MethodVisitor {
    private final boolean calledByStream;
    private final int locals;
    private final ReflectionCrossings crossings;
    private final Changes changes;
    private boolean woven;
    private int extraLocals;

    /**
     * Creates a weaver.
     *
     * @param calledByStream whether the method is one that an object stream calls
     * @param locals how many the method has
     * @param crossings what the calls are reported to
     * @param changes takes what it changes
     * @param next what takes the method
     */
    ReflectionWeaver(
            boolean calledByStream, int locals, ReflectionCrossings crossings, Changes changes, MethodVisitor next) {
        super(Opcodes.ASM9, next);
        this.calledByStream = calledByStream;
        this.locals = locals;
        this.crossings = crossings;
        this.changes = changes;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        ReflectionSite site = ReflectiveCalls.site(owner, name, descriptor);
        if (calledByStream && ReflectiveCalls.worksOnStream(owner, name)) {
            site = null;
        }
        if (site != null) {
            before(site);
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        if (site != null && site.operands() == Operands.RESULT) {
            // stack: result
            crossings.of(site).emitTop(mv);
        }
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        for (Object argument : arguments) {
            constant(argument);
        }
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    @Override
    public void visitLdcInsn(Object value) {
        constant(value);
        super.visitLdcInsn(value);
    }

    private void constant(Object value) {
        if (value instanceof Handle) {
            Handle to = (Handle) value;
            ReflectionSite site = ReflectiveCalls.reference(to.getOwner(), to.getName(), to.getDesc());
            if (site != null) {
                before(site);
            }
        }
    }

    private void before(ReflectionSite site) {
        Operands operands = site.operands();
        if (locals + operands.locals() > MethodWalk.MOST_LOCALS) {
            throw new IllegalArgumentException("the method has no free local variable");
        }
        extraLocals = Math.max(extraLocals, operands.locals());
        woven = true;
        changes.add();
        if (operands == Operands.ARGUMENTS) {
            Operands.passArguments(mv, crossings.call);
        } else {
            operands.before(mv, crossings.of(site), locals);
        }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(woven ? maxStack + Operands.STACK : maxStack, Math.max(maxLocals, locals + extraLocals));
    }
}
