package dev.oldpath.weave.type;

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
    /** The member is declared, but not counted at its uses. */
    static final int NOT_OLD = -1;
    /** No declaration is known. */
    public static final int NOWHERE = -2;

    private final TypeIndex types;

    public Resolution(TypeIndex types) {
        this.types = types;
    }

    /** Returns the type that declares a field; null when none is known. */
    @Nullable
    public TypeShape field(@Nullable ClassLoader loader, String owner, String key) {
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

    /** Returns the path of a method, {@link #NOT_OLD} or {@link #NOWHERE}. */
    public int method(@Nullable ClassLoader loader, String owner, String key) {
        List<TypeShape> candidates = new ArrayList<>(2);
        String name = owner;
        while (name != null) {
            TypeShape type = types.find(loader, name);
            if (type == null) {
                break;
            }
            if (type.member(key) != null) {
                return path(type, key);
            }
            declaring(loader, type, key, candidates);
            name = type.superName();
        }
        return candidates.isEmpty() ? NOWHERE : mostSpecific(loader, candidates, key);
    }

    /** Collects the superinterfaces that declare the method, those behind one that does too. */
    private void declaring(@Nullable ClassLoader loader, TypeShape of, String key, List<TypeShape> found) {
        for (String name : of.interfaces()) {
            TypeShape type = types.find(loader, name);
            if (type == null) {
                continue;
            }
            Integer access = type.member(key);
            if (access != null && (access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC)) == 0 && !found.contains(type)) {
                found.add(type);
            }
            declaring(loader, type, key, found);
        }
    }

    private int mostSpecific(@Nullable ClassLoader loader, List<TypeShape> candidates, String key) {
        int result = NOT_OLD;
        int withCode = 0;
        for (TypeShape candidate : candidates) {
            if (isOverridden(loader, candidate, candidates)) {
                continue;
            }
            Integer access = candidate.member(key);
            if (access != null && (access & Opcodes.ACC_ABSTRACT) == 0) {
                withCode++;
            } else {
                // The JVM takes any of several abstract ones; a call means them all.
                result = Math.max(result, path(candidate, key));
            }
        }
        return withCode == 1 ? NOT_OLD : result;
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

    /** Returns the path of a member that the type declares, or {@link #NOT_OLD}. */
    public static int path(TypeShape type, String key) {
        Integer path = type.marked().get(key);
        return path == null ? NOT_OLD : path;
    }

    /** Returns the paths of all members of a type, inherited ones too, that are counted at their uses, by key. */
    public Map<String, Integer> marked(@Nullable ClassLoader loader, TypeShape type) {
        Map<String, Integer> found = new HashMap<>(type.marked());
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
