package dev.oldpath.weave;

import dev.oldpath.ledger.Path;
import dev.oldpath.weave.crossing.OldPathCalls;
import dev.oldpath.weave.mark.Marked;
import dev.oldpath.weave.model.MarkerCalls;
import dev.oldpath.weave.model.Member;
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
    private final @Nullable Member method;
    private final Marked old;
    private boolean woven;

    /**
     * Creates a weaver.
     *
     * @param version of the class file
     */
    MethodWeaver(@Nullable Member method, Marked old, int version, MethodVisitor next) {
        super(next, version);
        this.method = method;
        this.old = old;
    }

    @Override
    public void visitCode() {
        super.visitCode();
        Path path = method == null ? null : old.inside().get(method.key());
        if (method != null && path != null && !delegates(method, path)) {
            // stack: (empty)
            if (old.overridable().containsKey(method.key())) {
                OldPathCalls.entered(mv, path.index());
            } else {
                OldPathCalls.hit(mv, path.index());
            }
            // stack: (empty)
            woven = true;
        }
    }

    private boolean delegates(Member constructor, Path path) {
        return constructor.delegate() != null && old.inside().get(constructor.delegate()) == path;
    }

    @Override
    protected void branch(String id) {
        Path path = old.branch(id);
        if (path == null) {
            throw new IllegalStateException("the branch " + id + " has not been read");
        }
        // stack: ..., "id"
        mv.visitInsn(Opcodes.POP);
        // stack: ...
        OldPathCalls.hit(mv, path.index());
        // stack: ...
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(woven ? Math.max(1, maxStack) : maxStack, maxLocals);
    }
}
