package dev.oldpath.weave.reflection;

import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Path;
import dev.oldpath.weave.callsite.ReflectionSites;
import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.classfile.MemberReference;
import dev.oldpath.weave.rule.Scope;
import dev.oldpath.weave.type.TypeIndex;
import dev.oldpath.weave.type.TypeShape;
import dev.oldpath.weave.use.References;
import dev.oldpath.weave.use.SharedCalls;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.jar.asm.ClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Classes that no transformer sees: hidden ones (JEP 371) and, before Java 17, those of {@code
 * Unsafe.defineAnonymousClass}. What they refer to and is counted at its uses is uncountable, also what becomes known
 * later; and so is what they mark. Thread-safe.
 */
final class HiddenClasses {
    private final Scope scope;
    private final TypeIndex types;
    private final SharedCalls shared;
    private final UncountableUses uncountableUses;
    /** Why uses of a member are uncountable, by owner and key; with all owners that may declare it, whichever loader has them. */
    private final Map<String, Map<MemberKey, String>> reasons = new ConcurrentHashMap<>();

    private final AtomicInteger references = new AtomicInteger();

    HiddenClasses(Scope scope, TypeIndex types, SharedCalls shared, UncountableUses uncountableUses) {
        this.scope = scope;
        this.types = types;
        this.shared = shared;
        this.uncountableUses = uncountableUses;
    }

    /**
     * A class is about to be defined. Constants that {@code defineAnonymousClass} has to replace are taken as they
     * are in the class file.
     *
     * @param loader that of the class for which it is defined
     */
    void defined(@Nullable ClassLoader loader, byte[] classFile) {
        if (classFile.length < 10 || (classFile[0] & 0xff) != 0xca) {
            return; // the JVM will refuse it
        }
        String reason = "hidden class made in " + Callers.ofReflection();
        try {
            defined(loader, classFile, reason);
        } catch (RuntimeException | Error e) {
            Log.debug(reason, e);
            uncountableUses.addOnce(Reach.Common.ALL, reason);
        }
    }

    private void defined(@Nullable ClassLoader loader, byte[] classFile, String reason) {
        ClassFile file = new ClassFile(classFile);
        ClassReader reader = file.reader();
        TypeShape own = types.unloaded(file);
        if (ReflectionSites.areIn(file)) {
            uncountableUses.addOnce(Reach.Common.ALL, "reflection in a " + reason);
        }
        marks(own, own.inside(), reason);
        marks(own, own.marked(), reason);
        int known = references.get();
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            if (MemberReference.is(reader, item)) {
                String owner = reader.readClass(item, buffer);
                MemberKey key = MemberReference.key(reader, item, buffer);
                if (owner.equals(own.name())) {
                    above(loader, own, key, reason); // nobody finds the class by its name
                } else {
                    at(loader, owner, key, reason);
                }
            }
        }
        lookIfMoreThan(known);
    }

    private void marks(TypeShape own, Map<MemberKey, Path> marked, String reason) {
        for (Map.Entry<MemberKey, Path> member : marked.entrySet()) {
            uncountable(member.getValue(), own, member.getKey(), reason);
        }
    }

    /** Adds whom a reference may mean. */
    private void at(@Nullable ClassLoader loader, String owner, MemberKey key, String reason) {
        if (scope.mayBeApplication(owner)) {
            Map<MemberKey, String> ofOwner = reasons.get(owner);
            if (ofOwner == null) {
                reasons.putIfAbsent(owner, new ConcurrentHashMap<>());
                ofOwner = reasons.get(owner);
            }
            if (ofOwner.putIfAbsent(key, reason) == null) {
                references.incrementAndGet();
            }
            TypeShape type = types.find(loader, owner);
            if (type != null) {
                above(loader, type, key, reason);
            }
        }
    }

    private void above(@Nullable ClassLoader loader, TypeShape type, MemberKey key, String reason) {
        if (type.member(key) != null) {
            return;
        }
        for (String parent : type.interfaces()) {
            at(loader, parent, key, reason);
        }
        if (type.superName() != null) {
            at(loader, type.superName(), key, reason);
        }
    }

    /** First the reference, then the look: a type that loads meanwhile is in one of the two. */
    private void lookIfMoreThan(int known) {
        if (references.get() == known) {
            return;
        }
        types.eachLoaded(new TypeIndex.Loaded() {
            @Override
            public void type(ClassLoader loader, TypeShape type) {
                reached(type);
            }
        });
    }

    /** A type is being loaded that has old members, or for which somebody has asked in vain. */
    void loaded(@Nullable ClassLoader loader, TypeShape type) {
        int known = references.get();
        Map<MemberKey, String> ofOwner = reasons.get(type.name());
        if (ofOwner != null) {
            for (Map.Entry<MemberKey, String> reference : ofOwner.entrySet()) {
                above(loader, type, reference.getKey(), reference.getValue());
            }
        }
        lookIfMoreThan(known);
        reached(type);
    }

    private void reached(TypeShape type) {
        if (reasons.isEmpty()) {
            return;
        }
        for (Map.Entry<MemberKey, Path> method : type.overridable().entrySet()) {
            String reason = reason(type, method.getKey());
            if (reason != null) {
                shared.call(method.getKey(), method.getValue()).handled(reason);
            }
        }
        for (Map.Entry<MemberKey, Path> marked : type.marked().entrySet()) {
            MemberKey key = marked.getKey();
            String reason = reason(type, key);
            if (reason == null && OldMember.isConstant(type, key)) {
                reason = reason(type, References.values(type.name()));
                reason = reason != null ? reason : reason(type, References.ENTRIES);
            }
            if (reason != null) {
                uncountable(marked.getValue(), type, key, reason);
            }
        }
    }

    private @Nullable String reason(TypeShape type, MemberKey key) {
        Map<MemberKey, String> ofOwner = reasons.get(type.name());
        return ofOwner == null ? null : ofOwner.get(key);
    }

    private static void uncountable(Path path, TypeShape type, MemberKey key, String reason) {
        path.uncountable(type.name() + '.' + key + ": " + reason, reason);
    }
}
