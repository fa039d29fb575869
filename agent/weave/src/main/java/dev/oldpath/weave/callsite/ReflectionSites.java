package dev.oldpath.weave.callsite;

import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.model.ClassOutline;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** The reflective calls of one class, and the code around them. Not thread-safe. */
public final class ReflectionSites implements ReflectionWeaver.Listener {
    private final ClassOutline type;
    private final ReflectionCrossings crossings;
    private boolean found;

    /**
     * Creates it for a class.
     *
     * @param crossings what the calls are reported to
     */
    public ReflectionSites(ClassOutline type, ReflectionCrossings crossings) {
        this.type = type;
        this.crossings = crossings;
    }

    /** Returns what weaves those of one method. */
    public MethodVisitor of(MemberKey method, MethodVisitor next) {
        return new ReflectionWeaver(type.superName(), type.locals(method), crossings, this, next);
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
    public static boolean areIn(ClassFile file, ClassOutline type, ReflectionCrossings crossings) {
        ReflectionSites sites = new ReflectionSites(type, crossings);
        ClassVisitor search = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] exceptions) {
                return sites.of(MemberKey.of(name, descriptor), new MethodVisitor(Opcodes.ASM9) {});
            }
        };
        file.reader().accept(search, 0);
        return sites.found;
    }
}
