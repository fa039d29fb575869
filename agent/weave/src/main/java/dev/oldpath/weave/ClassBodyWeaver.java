package dev.oldpath.weave;

import dev.oldpath.weave.callsite.ReflectionSites;
import dev.oldpath.weave.classfile.Changes;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.type.TypeShape;
import dev.oldpath.weave.use.SiteWeaver;
import dev.oldpath.weave.use.Uses;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Weaves the counting into one class of which everything is known. Not thread-safe. */
final class ClassBodyWeaver extends ClassVisitor {
    private final TypeShape type;
    private final Uses uses;
    private final @Nullable ReflectionSites sites;
    private final Set<MemberKey> methods;
    private final Map<MemberKey, Portion> portions;
    private final Changes changes;

    /**
     * Creates a weaver.
     *
     * @param uses what the class uses of what is counted at its uses
     * @param sites weaves its reflective calls; null when they stay as they are
     * @param methods those in which there may be something to weave
     * @param portions what there is room for in methods that have no room for all
     * @param changes takes what it changes
     */
    ClassBodyWeaver(
            TypeShape type,
            Uses uses,
            @Nullable ReflectionSites sites,
            Set<MemberKey> methods,
            Map<MemberKey, Portion> portions,
            Changes changes,
            ClassWriter next) {
        super(Opcodes.ASM9, next);
        this.type = type;
        this.uses = uses;
        this.methods = methods;
        this.portions = portions;
        this.changes = changes;
        this.sites = sites;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor woven = super.visitMethod(access, name, descriptor, signature, exceptions);
        MemberKey method = MemberKey.of(name, descriptor);
        if (!methods.contains(method)) {
            return woven; // the writer copies a method that it gets directly from the reader
        }
        Portion portion = portions.getOrDefault(method, Portion.ALL);
        if (sites != null && portion.reflects()) {
            woven = sites.of(access, method, type.outline().locals(method), woven);
        }
        if (!uses.isEmpty() && portion.counts()) {
            woven = new SiteWeaver(uses, method, changes, woven);
        }
        if (type.old().hasInside() && portion.counts()) {
            woven = new MethodWeaver(type, method, changes, woven);
        }
        return woven;
    }
}
