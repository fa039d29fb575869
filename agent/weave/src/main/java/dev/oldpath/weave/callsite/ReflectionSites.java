package dev.oldpath.weave.callsite;

import dev.oldpath.weave.classfile.Changes;
import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.classfile.MethodSearch;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.jspecify.annotations.Nullable;

/** The reflective calls of one class, and the code around them. Not thread-safe. */
public final class ReflectionSites {
    private final @Nullable String superName;
    private final ReflectionCrossings crossings;
    private final Changes changes;

    /**
     * Creates it for a class.
     *
     * @param superName its superclass
     * @param crossings what the calls are reported to
     * @param changes takes what it changes
     */
    public ReflectionSites(@Nullable String superName, ReflectionCrossings crossings, Changes changes) {
        this.superName = superName;
        this.crossings = crossings;
        this.changes = changes;
    }

    /**
     * Returns what weaves those of one method.
     *
     * @param locals how many the method has
     */
    public MethodVisitor of(int locals, MethodVisitor next) {
        return new ReflectionWeaver(superName, locals, crossings, changes, next);
    }

    /** Whether calls of this method, in a class with this superclass, may be reflective. */
    public static boolean mayCall(@Nullable String superName, String owner, MemberKey called) {
        return ReflectiveCalls.site(owner, called.name(), called.descriptor()) != null
                || ReflectiveCalls.makesStream(superName, owner, called.name());
    }

    /** Whether there are any in a class. Errs towards yes where a class names what it does not call. */
    public static boolean areIn(ClassFile file) {
        String superName = file.reader().getSuperName();
        MethodSearch.Members reflective = new MethodSearch.Members() {
            @Override
            public boolean have(String owner, MemberKey key) {
                return mayCall(superName, owner, key);
            }
        };
        return !MethodSearch.using(reflective, file.reader()).isEmpty();
    }
}
