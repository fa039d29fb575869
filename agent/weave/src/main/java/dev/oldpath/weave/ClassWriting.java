package dev.oldpath.weave;

import dev.oldpath.ledger.Health;
import dev.oldpath.weave.callsite.ReflectionSites;
import dev.oldpath.weave.classfile.Changes;
import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.classfile.MethodSearch;
import dev.oldpath.weave.classfile.Signature;
import dev.oldpath.weave.model.MarkerCalls;
import dev.oldpath.weave.reflection.Reflection;
import dev.oldpath.weave.type.TypeShape;
import dev.oldpath.weave.use.Uses;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import org.jspecify.annotations.Nullable;

/** Writes one class with all that is woven into it, in one pass over its class file. Not thread-safe. */
final class ClassWriting implements MethodSearch.Members {
    private final ClassFile file;
    private final TypeShape type;
    private final Uses uses;
    private final @Nullable Reflection reflection;
    private final Map<MemberKey, Portion> portions = new HashMap<>();

    /**
     * Creates it.
     *
     * @param uses what the class uses of what is counted at its uses
     * @param reflection receives the reflective calls of the class; null when they are not woven
     */
    ClassWriting(ClassFile file, TypeShape type, Uses uses, @Nullable Reflection reflection) {
        this.file = file;
        this.type = type;
        this.uses = uses;
        this.reflection = reflection;
    }

    /** Returns the woven class file; null when there is nothing in it that can be counted or reported. */
    byte @Nullable [] write(Health health) {
        Set<MemberKey> methods = methods();
        while (!methods.isEmpty()) {
            ClassWriter writer = new ClassWriter(file.reader(), 0);
            Changes changes = new Changes();
            file.reader()
                    .accept(new ClassBodyWeaver(type, uses, sites(changes), methods, portions, changes, writer), 0);
            try {
                byte[] woven = writer.toByteArray();
                leftOut(health);
                return changes.any() ? woven : null;
            } catch (MethodTooLargeException e) {
                MemberKey method = MemberKey.of(e.getMethodName(), e.getDescriptor());
                Portion less = portions.getOrDefault(method, Portion.ALL).less(reflection != null);
                if (less == null) {
                    throw e;
                }
                // The others still count.
                portions.put(method, less);
            }
        }
        return null;
    }

    /** Returns the methods in which there may be something to weave; ASM copies the others. */
    private Set<MemberKey> methods() {
        Set<MemberKey> methods = new HashSet<>(type.old().inside().keySet());
        methods.addAll(MethodSearch.using(this, file.reader()));
        return methods;
    }

    /** Whether something is woven where the class refers to this member. */
    @Override
    public boolean have(String owner, MemberKey key) {
        return uses.has(owner, key)
                || (reflection != null && ReflectionSites.mayCall(owner, key))
                || (type.old().hasInside() && MarkerCalls.isMarker(owner, key.name(), key.descriptor()));
    }

    private @Nullable ReflectionSites sites(Changes changes) {
        return reflection == null ? null : new ReflectionSites(reflection.crossings(), changes);
    }

    private void leftOut(Health health) {
        Set<MemberKey> uncounted = new HashSet<>();
        for (Map.Entry<MemberKey, Portion> portion : portions.entrySet()) {
            if (!portion.getValue().counts()) {
                uncounted.add(portion.getKey());
            }
            if (reflection != null && !portion.getValue().reflects()) {
                reflection.unwoven(
                        Signature.type(type.name()) + '.' + portion.getKey().name(), "64 KiB a method");
            }
        }
        type.old().tooLarge(uncounted, health);
        uses.tooLarge(uncounted, health);
    }
}
