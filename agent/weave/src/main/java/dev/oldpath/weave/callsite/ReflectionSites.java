package dev.oldpath.weave.callsite;

import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.classfile.Locals;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.classfile.Signature;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Weaves the reflective calls of one class. Not thread-safe. */
public final class ReflectionSites extends ClassVisitor implements ReflectionWeaver.Listener {
    /** Hears of what cannot be woven. */
    public interface Unwoven {
        /** The reflective calls of a class, or of a method in it, cannot be woven. */
        void unwoven(String where, String why);
    }

    private final Set<MemberKey> tooLarge;
    private final Locals locals;
    private final ReflectionCrossings crossings;
    private String superName = "";
    private boolean found;

    /**
     * Creates a weaver of a class.
     *
     * @param tooLarge methods that have no room for it and stay as they are
     * @param locals those of its methods
     * @param crossings what the calls are reported to
     * @param next what takes the class
     */
    public ReflectionSites(Set<MemberKey> tooLarge, Locals locals, ReflectionCrossings crossings, ClassVisitor next) {
        super(Opcodes.ASM9, next);
        this.tooLarge = tooLarge;
        this.locals = locals;
        this.crossings = crossings;
    }

    /** Returns the woven class file; null when there is nothing to weave in it. Never throws. */
    public static byte @Nullable [] weave(
            String internalName, byte[] classFile, ReflectionCrossings crossings, Unwoven unwoven) {
        try {
            ClassReader reader = ClassFile.reader(classFile);
            if (ClassFile.isKnown(classFile)) {
                return weave(reader, crossings, unwoven);
            }
            if (areIn(reader, crossings)) {
                unwoven.unwoven(Signature.type(internalName), "class file version " + ClassFile.major(classFile));
            }
        } catch (RuntimeException | Error e) {
            unwoven.unwoven(Signature.type(internalName), e.toString());
        }
        return null;
    }

    /** Whether a class holds reflective calls. */
    public static boolean areIn(ClassReader reader, ReflectionCrossings crossings) {
        ReflectionSites sites =
                new ReflectionSites(Collections.emptySet(), new Locals(reader), crossings, new Nowhere());
        reader.accept(sites, 0);
        return sites.found;
    }

    private static byte @Nullable [] weave(ClassReader reader, ReflectionCrossings crossings, Unwoven unwoven) {
        Set<MemberKey> tooLarge = new HashSet<>();
        Locals locals = new Locals(reader);
        while (true) {
            ClassWriter writer = new ClassWriter(reader, 0);
            ReflectionSites sites = new ReflectionSites(tooLarge, locals, crossings, writer);
            reader.accept(sites, 0);
            try {
                return sites.found ? writer.toByteArray() : null;
            } catch (MethodTooLargeException e) {
                // JVMS 4.7.3: 64 KiB a method. Leave that one alone; the others are still seen.
                if (!tooLarge.add(MemberKey.of(e.getMethodName(), e.getDescriptor()))) {
                    throw e;
                }
                unwoven.unwoven(Signature.type(e.getClassName()) + '.' + e.getMethodName(), "64 KiB a method");
            }
        }
    }

    /** Takes a class and keeps nothing of it. */
    private static final class Nowhere extends ClassVisitor {
        Nowhere() {
            super(Opcodes.ASM9);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {};
        }
    }

    /** Whether there are reflective calls in what has been visited. */
    boolean found() {
        return found;
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        this.superName = superName == null ? "" : superName;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        return tooLarge.contains(MemberKey.of(name, descriptor))
                ? next
                : new ReflectionWeaver(superName, MemberKey.of(name, descriptor), locals, crossings, this, next);
    }

    @Override
    public void siteFound() {
        found = true;
    }
}
