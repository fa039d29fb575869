package dev.oldpath.weave.callsite;

import dev.oldpath.weave.classfile.Changes;
import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.classfile.MethodSearch;
import net.bytebuddy.jar.asm.MethodVisitor;

/** The reflective calls of one class, and the code around them. Not thread-safe. */
public final class ReflectionSites {
    private final ReflectionCrossings crossings;
    private final Changes changes;

    /**
     * Creates it for a class.
     *
     * @param crossings what the calls are reported to
     * @param changes takes what it changes
     */
    public ReflectionSites(ReflectionCrossings crossings, Changes changes) {
        this.crossings = crossings;
        this.changes = changes;
    }

    /**
     * Returns what weaves those of one method.
     *
     * @param access its access flags
     * @param locals how many it has
     */
    public MethodVisitor of(int access, MemberKey method, int locals, MethodVisitor next) {
        boolean calledByStream = ReflectiveCalls.isCalledByStream(access, method);
        return new ReflectionWeaver(calledByStream, locals, crossings, changes, next);
    }

    /** Whether calls of this method may be reflective. */
    public static boolean mayCall(String owner, MemberKey called) {
        return ReflectiveCalls.site(owner, called.name(), called.descriptor()) != null;
    }

    /** Whether there are any in a class. Errs towards yes where a class names what it does not call. */
    public static boolean areIn(ClassFile file) {
        MethodSearch.Members reflective = new MethodSearch.Members() {
            @Override
            public boolean have(String owner, MemberKey key) {
                return mayCall(owner, key);
            }
        };
        return !MethodSearch.using(reflective, file.reader()).isEmpty();
    }
}
