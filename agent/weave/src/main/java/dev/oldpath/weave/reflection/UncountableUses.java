package dev.oldpath.weave.reflection;

import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Path;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.type.TypeIndex;
import dev.oldpath.weave.type.TypeShape;
import dev.oldpath.weave.use.SharedCalls;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Uses of old members that cannot be counted: by the JDK itself, such as Java serialization, by native code, and by
 * reflection in places that cannot be woven. It is unknown which members such a use reaches. So from the first one on,
 * every member that it may reach is uncountable, including members that become known later. Thread-safe.
 */
public final class UncountableUses {
    private final TypeIndex types;
    private final SharedCalls shared;
    private final Health health;
    private final List<Cause> causes = new CopyOnWriteArrayList<>();
    /** Added once, and asked for often; never changed, but replaced. */
    private volatile Set<Reach.Common> added = EnumSet.noneOf(Reach.Common.class);
    /** Who waits until something is serialized. */
    private final List<Runnable> awaitSerialization = new ArrayList<>();

    private static final class Cause {
        final Reach reach;
        final String reason;

        Cause(Reach reach, String reason) {
            this.reach = reach;
            this.reason = reason;
        }

        boolean is(Reach otherReach, String otherReason) {
            return reach.equals(otherReach) && reason.equals(otherReason);
        }
    }

    UncountableUses(TypeIndex types, SharedCalls shared, Health health) {
        this.types = types;
        this.shared = shared;
        this.health = health;
    }

    /**
     * The class that woven code is now called from makes uncountable uses of this kind.
     *
     * @param what what goes before the name of that class
     */
    void addForCaller(Reach.Common reach, String what) {
        if (!isAdded(reach)) {
            addOnce(reach, what + Callers.ofReflection());
        }
    }

    /** The reflective calls of a class, or of a method in it, are not woven. */
    void unwoven(String where, String why) {
        health.failed(Failure.WEAVE);
        if (!isAdded(Reach.Common.ALL)) {
            Log.warn("reflection in " + where + " cannot be counted (" + why
                    + "): old paths that it may reach are uncountable");
            addOnce(Reach.Common.ALL, "reflection in " + where + " is not counted");
        }
    }

    /** Runs this once something may be serialized; at once if it already may be. */
    void onceSerialized(Runnable then) {
        synchronized (this) {
            if (!isAdded(Reach.Common.SERIALIZED) && !isAdded(Reach.Common.ALL)) {
                awaitSerialization.add(then);
                return;
            }
        }
        then.run();
    }

    private boolean isAdded(Reach.Common reach) {
        return added.contains(reach);
    }

    /** There are uncountable uses of this kind; only the first reason is kept. */
    void addOnce(Reach.Common reach, String reason) {
        List<Runnable> waiting = new ArrayList<>();
        synchronized (this) {
            if (isAdded(reach)) {
                return;
            }
            Set<Reach.Common> more = EnumSet.of(reach);
            more.addAll(added);
            added = more;
            if (reach == Reach.Common.SERIALIZED || reach == Reach.Common.ALL) {
                waiting.addAll(awaitSerialization);
                awaitSerialization.clear();
            }
        }
        add(reach, reason);
        for (Runnable each : waiting) {
            each.run();
        }
    }

    /** There are uncountable uses for this reason. That another loader has a class of the name is no news. */
    void add(Reach reach, String reason) {
        for (Cause other : causes) {
            if (other.is(reach, reason)) {
                return;
            }
        }
        Cause cause = new Cause(reach, reason);
        // First the cause, then the look: a type that loads meanwhile is in one of the two.
        causes.add(cause);
        types.eachLoaded(new TypeIndex.Loaded() {
            @Override
            public void type(ClassLoader loader, TypeShape type) {
                reached(loader, type, cause);
            }
        });
    }

    /** A type with old members is being loaded. */
    void loaded(@Nullable ClassLoader loader, TypeShape type) {
        for (Cause cause : causes) {
            reached(loader, type, cause);
        }
    }

    private void reached(@Nullable ClassLoader loader, TypeShape type, Cause cause) {
        // Its own code counts, but not that of an override, which such a call may run.
        for (Map.Entry<MemberKey, Path> method : type.overridable().entrySet()) {
            if (cause.reach.has(types, loader, type, method.getKey())) {
                shared.call(method.getKey(), method.getValue()).handled(cause.reason);
            }
        }
        Map<MemberKey, Path> uncounted = new HashMap<>(type.marked());
        uncounted.putAll(type.constructorsOfMarkedType());
        for (Map.Entry<MemberKey, Path> marked : uncounted.entrySet()) {
            MemberKey key = marked.getKey();
            if (cause.reach.has(types, loader, type, key)) {
                Path path = marked.getValue();
                path.uncountable(type.name() + '.' + key + ": " + cause.reason, cause.reason);
            }
        }
    }
}
