package dev.oldpath.weave.callsite;

import dev.oldpath.weave.classfile.ClassFile;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** The reflective calls of one class, and the code around them. Not thread-safe. */
public final class ReflectionSites implements ReflectionWeaver.Listener {
    private final @Nullable String superName;
    private final ReflectionCrossings crossings;
    private boolean found;

    /**
     * Creates it for a class.
     *
     * @param superName its superclass
     * @param crossings what the calls are reported to
     */
    public ReflectionSites(@Nullable String superName, ReflectionCrossings crossings) {
        this.superName = superName;
        this.crossings = crossings;
    }

    /**
     * Returns what weaves those of one method.
     *
     * @param locals how many the method has
     */
    public MethodVisitor of(int locals, MethodVisitor next) {
        return new ReflectionWeaver(superName, locals, crossings, this, next);
    }

    /** Whether there are any in the methods that have been visited. */
    public boolean found() {
        return found;
    }

    @Override
    public void siteFound() {
        found = true;
    }

    /** Whether there are any in a class. */
    public static boolean areIn(ClassFile file) {
        Search search = new Search(file.reader().getSuperName());
        file.reader().accept(search, 0);
        return search.found;
    }

    private static final class Search extends ClassVisitor {
        private final @Nullable String superName;
        private boolean found;

        Search(@Nullable String superName) {
            super(Opcodes.ASM9);
            this.superName = superName;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new ReflectiveCode(superName, null) {
                @Override
                void before(ReflectionSite site) {
                    found = true;
                }
            };
        }
    }
}
