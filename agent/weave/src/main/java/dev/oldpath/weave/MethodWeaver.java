package dev.oldpath.weave;

import dev.oldpath.ledger.Path;
import dev.oldpath.weave.classfile.Changes;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.crossing.OldPathCalls;
import dev.oldpath.weave.mark.Accesses;
import dev.oldpath.weave.mark.Entry;
import dev.oldpath.weave.mark.Marked;
import dev.oldpath.weave.mark.Old;
import dev.oldpath.weave.model.Code;
import dev.oldpath.weave.model.MarkerCalls;
import dev.oldpath.weave.type.TypeShape;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Counts at the entry of one method, if it is old, and at the branches that are marked in it. Not thread-safe.
 *
 * <p>A constructor counts before it calls another one: a static call is legal there (JVMS 4.10.2.4 restricts only the
 * use of {@code this}), and an exception from the other constructor does not hide the use. When it calls one of its own
 * type with the same path, that one counts: making an object once is one use.
 */
final class MethodWeaver extends MarkerCalls {
    private final MemberKey method;
    private final Marked marked;
    private final @Nullable Old old;
    private final Changes changes;
    private boolean woven;

    /**
     * Creates a weaver of a method of this type.
     *
     * @param changes takes what it changes
     */
    MethodWeaver(TypeShape type, MemberKey method, Changes changes, MethodVisitor next) {
        super(next, type.outline().version());
        this.method = method;
        this.changes = changes;
        marked = type.old();
        old = marked.countingInside(method);
    }

    @Override
    public void visitCode() {
        super.visitCode();
        if (old != null && !delegates(old)) {
            Label resumed = skipsWhenResumed(old.code());
            // stack: (empty)
            count(old.entry(), Accesses.hit(old.path(), method));
            // stack: (empty)
            if (resumed != null) {
                mv.visitLabel(resumed);
                mv.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
                // A frame of the method's own may follow.
                mv.visitInsn(Opcodes.NOP);
            }
            woven = true;
            changes.add();
        }
    }

    private void count(Entry entry, int hit) {
        switch (entry) {
            case HIT:
                OldPathCalls.hit(mv, hit);
                break;
            case UNLESS_COUNTED:
                OldPathCalls.hitUnlessCounted(mv, hit);
                break;
            case PASSES_ON:
                OldPathCalls.hitByCaller(mv, hit);
                break;
            case BETWEEN:
                OldPathCalls.between(mv, hit);
        }
    }

    /**
     * A Kotlin function that suspends is entered again for each resumption, with its own state as last argument and the
     * highest bit of its label set: that is no call.
     */
    private @Nullable Label skipsWhenResumed(Code code) {
        String state = code.continuation();
        if (state == null) {
            return null;
        }
        Label call = new Label();
        Label resumed = new Label();
        // stack: (empty)
        mv.visitVarInsn(Opcodes.ALOAD, code.continuationLocal());
        mv.visitTypeInsn(Opcodes.INSTANCEOF, state);
        mv.visitJumpInsn(Opcodes.IFEQ, call);
        mv.visitVarInsn(Opcodes.ALOAD, code.continuationLocal());
        mv.visitTypeInsn(Opcodes.CHECKCAST, state);
        mv.visitFieldInsn(Opcodes.GETFIELD, state, "label", "I");
        // stack: label
        mv.visitJumpInsn(Opcodes.IFLT, resumed);
        mv.visitLabel(call);
        mv.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        // stack: (empty)
        return resumed;
    }

    private boolean delegates(Old constructor) {
        MemberKey delegate = constructor.code().delegate();
        return delegate != null && marked.inside().get(delegate) == constructor.path();
    }

    @Override
    protected void branch(String id) {
        Path path = marked.branch(id);
        if (path == null) {
            throw new IllegalStateException("the branch " + id + " has not been read");
        }
        changes.add();
        // stack: ..., "id"
        mv.visitInsn(Opcodes.POP);
        // stack: ...
        OldPathCalls.hit(mv, path.index());
        // stack: ...
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(woven ? Math.max(2, maxStack) : maxStack, maxLocals);
    }
}
