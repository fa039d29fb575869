package dev.oldpath.weave;

import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.model.ClassModel;
import dev.oldpath.weave.type.TypeShape;
import dev.oldpath.weave.use.SiteWeaver;
import dev.oldpath.weave.use.Uses;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Weaves the counting into one class of which everything is known. Not thread-safe. */
final class ClassBodyWeaver extends ClassVisitor {
    private final ClassModel model;
    private final TypeShape type;
    private final Uses uses;
    private final Set<MemberKey> tooLarge;
    private int version;

    /**
     * Creates a weaver.
     *
     * @param uses what the class uses of what is counted at its uses
     * @param tooLarge methods that have no room for the counting and stay as they are
     */
    ClassBodyWeaver(ClassModel model, TypeShape type, Uses uses, Set<MemberKey> tooLarge, ClassVisitor next) {
        super(Opcodes.ASM9, next);
        this.model = model;
        this.type = type;
        this.uses = uses;
        this.tooLarge = tooLarge;
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        this.version = version & 0xffff;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        MemberKey method = MemberKey.of(name, descriptor);
        if (tooLarge.contains(method)) {
            return next;
        }
        MethodVisitor sites = uses.isEmpty() ? next : new SiteWeaver(uses, method, next);
        return new MethodWeaver(model.member(method), type.old(), version, sites);
    }
}
