package dev.oldpath.weave;

import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathState;
import dev.oldpath.ledger.Paths;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/**
 * Ways to use old members of which nobody can tell which ones they reach: Java serialization, in which the JDK itself
 * reads and writes fields, and reflection in places that cannot be woven. From the first time on whatever they may reach
 * is uncountable, also what becomes known later. Thread-safe.
 */
final class HiddenUses {
    private final TypeIndex types;
    private final Paths paths;
    private final Health health;
    private final Way serialization = new Way(Reach.SERIALIZED);
    private final Way constants = new Way(Reach.CONSTANTS);
    private final Way reflection = new Way(Reach.ALL);

    /** What one of the ways may reach. */
    private enum Reach {
        SERIALIZED,
        CONSTANTS,
        ALL
    }

    private static final class Way {
        final Reach reach;
        volatile @Nullable String reason;

        Way(Reach reach) {
            this.reach = reach;
        }
    }

    HiddenUses(TypeIndex types, Paths paths, Health health) {
        this.types = types;
        this.health = health;
        this.paths = paths;
    }

    /** Hears what a {@link ReflectionSite} has to say. */
    void event(String what) {
        if (what.equals(ReflectionSite.SERIALIZES)) {
            opened(serialization, "Java serialization in ");
        } else if (what.equals(ReflectionSite.REFERS_TO_CONSTANTS)) {
            opened(constants, "constants listed in ");
        } else if (what.equals(ReflectionSite.REFERS)) {
            opened(reflection, "reference to reflection in ");
        }
    }

    /** The reflective calls of a class, or of a method in it, cannot be woven. */
    void unwoven(String where, String why) {
        health.failed(Failure.WEAVE);
        if (reflection.reason == null) {
            Log.warn("reflection in " + where + " goes unseen (" + why
                    + "): old paths that it may reach are uncountable");
            because(reflection, "reflection in " + where + " goes unseen");
        }
    }

    private void opened(Way way, String what) {
        if (way.reason == null) {
            because(way, what + Callers.ofReflection());
        }
    }

    private void because(Way way, String reason) {
        synchronized (way) {
            if (way.reason != null) {
                return;
            }
            // First the reason, then the look: a type that loads meanwhile is in one of the two.
            way.reason = reason;
        }
        types.eachLoaded(new TypeIndex.Loaded() {
            @Override
            public void type(ClassLoader loader, TypeShape shape) {
                reach(loader, shape, way.reach, reason);
            }
        });
    }

    /** A type with old members is being loaded. */
    void loaded(@Nullable ClassLoader loader, TypeShape shape) {
        loaded(loader, shape, serialization);
        loaded(loader, shape, constants);
        loaded(loader, shape, reflection);
    }

    private void loaded(@Nullable ClassLoader loader, TypeShape shape, Way way) {
        String reason = way.reason;
        if (reason != null) {
            reach(loader, shape, way.reach, reason);
        }
    }

    private void reach(@Nullable ClassLoader loader, TypeShape shape, Reach reach, String reason) {
        for (Map.Entry<String, Integer> marked : shape.marked().entrySet()) {
            String key = marked.getKey();
            if (isReached(loader, shape, key, reach)) {
                Path path = paths.at(marked.getValue());
                path.member(shape.name() + '.' + key + ": " + reason, PathState.UNCOUNTABLE, reason);
            }
        }
    }

    private boolean isReached(@Nullable ClassLoader loader, TypeShape shape, String key, Reach reach) {
        switch (reach) {
            case CONSTANTS:
                return OldMembers.Member.isConstant(shape, key);
            case SERIALIZED:
                return isSerialized(shape, key) && Serialized.is(types, loader, shape);
            default:
                return true;
        }
    }

    /** Enum constants are found by their names. A class may list the fields itself, then any may be among them. */
    private static boolean isSerialized(TypeShape shape, String key) {
        Integer access = shape.member(key);
        if (access == null || key.indexOf('(') >= 0) {
            return false;
        }
        boolean listed = shape.member("serialPersistentFields.[Ljava/io/ObjectStreamField;") != null;
        int apart = listed ? Opcodes.ACC_STATIC : Opcodes.ACC_STATIC | Opcodes.ACC_TRANSIENT;
        return (access & apart) == 0 || OldMembers.Member.isConstant(shape, key);
    }
}
