package dev.oldpath.weave.type;

import dev.oldpath.ledger.Path;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.model.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Finds the declaration that a reference means, as the JVM does (JVMS 5.4.3.2 to 5.4.3.4), without loading a class.
 * Thread-safe.
 */
public final class Resolution {
    private final TypeIndex types;

    public Resolution(TypeIndex types) {
        this.types = types;
    }

    /** Returns the type that declares a field; null when none is known. */
    @Nullable
    public TypeShape field(@Nullable ClassLoader loader, String owner, MemberKey key) {
        TypeShape type = types.find(loader, owner);
        if (type == null || type.member(key) != null) {
            return type;
        }
        for (String parent : type.interfaces()) {
            TypeShape found = field(loader, parent, key);
            if (found != null) {
                return found;
            }
        }
        String parent = type.superName();
        return parent == null ? null : field(loader, parent, key);
    }

    /**
     * Returns the path of a method that is counted at its uses, always or when they run another body; null when it is not,
     * or no declaration is known.
     */
    public @Nullable Path method(@Nullable ClassLoader loader, String owner, MemberKey key) {
        List<TypeShape> found = declarations(loader, owner, key);
        if (found.size() == 1) {
            return path(found.get(0), key);
        }
        return mostSpecific(loader, found, key);
    }

    /** Whether the method has code of its own that counts. */
    public boolean countsInside(@Nullable ClassLoader loader, String owner, MemberKey key) {
        for (TypeShape declaring : declarations(loader, owner, key)) {
            if (declaring.overridable().containsKey(key)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a declaration of the method is known, which need not be old. */
    public boolean isDeclared(@Nullable ClassLoader loader, String owner, MemberKey key) {
        return !declarations(loader, owner, key).isEmpty();
    }

    /** Returns the class that declares a method, else all superinterfaces that do. */
    private List<TypeShape> declarations(@Nullable ClassLoader loader, String owner, MemberKey key) {
        List<TypeShape> candidates = new ArrayList<>(2);
        String name = owner;
        while (name != null) {
            TypeShape type = types.find(loader, name);
            if (type == null) {
                break;
            }
            if (type.member(key) != null) {
                candidates.clear();
                candidates.add(type);
                return candidates;
            }
            declaring(loader, type, key, candidates);
            name = type.superName();
        }
        return candidates;
    }

    /** Collects the superinterfaces that declare the method, those behind one that does too. */
    private void declaring(@Nullable ClassLoader loader, TypeShape of, MemberKey key, List<TypeShape> found) {
        for (String name : of.interfaces()) {
            TypeShape type = types.find(loader, name);
            if (type == null) {
                continue;
            }
            Member declared = type.member(key);
            if (declared != null && !declared.is(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC) && !found.contains(type)) {
                found.add(type);
            }
            declaring(loader, type, key, found);
        }
    }

    private @Nullable Path mostSpecific(@Nullable ClassLoader loader, List<TypeShape> candidates, MemberKey key) {
        Path result = null;
        TypeShape withCode = null;
        boolean ambiguous = false;
        for (TypeShape candidate : candidates) {
            if (isOverridden(loader, candidate, candidates)) {
                continue;
            }
            Member declared = candidate.member(key);
            if (declared != null && !declared.is(Opcodes.ACC_ABSTRACT)) {
                ambiguous = withCode != null;
                withCode = candidate;
            } else {
                // The JVM takes any of several abstract ones; a call means them all.
                Path path = path(candidate, key);
                result = result == null || (path != null && path.index() > result.index()) ? path : result;
            }
        }
        // The only one with code is what runs, unless the receiver's class overrides it.
        return withCode == null || ambiguous ? result : path(withCode, key);
    }

    private boolean isOverridden(@Nullable ClassLoader loader, TypeShape candidate, List<TypeShape> candidates) {
        for (TypeShape other : candidates) {
            if (other != candidate && isBelow(loader, other, candidate.name())) {
                return true;
            }
        }
        return false;
    }

    private boolean isBelow(@Nullable ClassLoader loader, TypeShape type, String parent) {
        for (String name : type.interfaces()) {
            TypeShape next = types.find(loader, name);
            if (name.equals(parent) || (next != null && isBelow(loader, next, parent))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the path of a member that the type declares and that is counted at its uses, always or when they run another
     * body; null when it is not.
     */
    public static @Nullable Path path(TypeShape type, MemberKey key) {
        Path path = type.marked().get(key);
        return path != null ? path : type.overridable().get(key);
    }

    /** Returns the paths of all members of a type, inherited ones too, that are counted at their uses, by key. */
    public Map<MemberKey, Path> marked(@Nullable ClassLoader loader, TypeShape type) {
        Map<MemberKey, Path> found = new HashMap<>(type.marked());
        found.putAll(type.overridable());
        for (String name : type.interfaces()) {
            TypeShape parent = types.find(loader, name);
            if (parent != null) {
                found.putAll(marked(loader, parent));
            }
        }
        TypeShape parent = type.superName() == null ? null : types.find(loader, type.superName());
        if (parent != null) {
            found.putAll(marked(loader, parent));
        }
        return found;
    }
}
