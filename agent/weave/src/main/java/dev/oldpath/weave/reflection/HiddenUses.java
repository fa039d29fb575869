package dev.oldpath.weave.reflection;

import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Path;
import dev.oldpath.weave.callsite.ReflectionSites;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.type.TypeIndex;
import dev.oldpath.weave.type.TypeShape;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Ways to use old members unseen: the JDK's own, such as Java serialization, native code, and reflection in places that
 * cannot be woven. Nobody can tell which members such a way uses. So from its first use on, every member that it may
 * reach is uncountable, including members that become known later. Thread-safe.
 */
public final class HiddenUses implements ReflectionSites.Unwoven {
    private final TypeIndex types;
    private final Health health;
    private final List<Way> open = new CopyOnWriteArrayList<>();
    /** Opened once, and asked for often; never changed, but replaced. */
    private volatile Set<Reach.Common> opened = EnumSet.noneOf(Reach.Common.class);

    private static final class Way {
        final Reach reach;
        final String reason;

        Way(Reach reach, String reason) {
            this.reach = reach;
            this.reason = reason;
        }

        boolean is(Reach otherReach, String otherReason) {
            return reach.equals(otherReach) && reason.equals(otherReason);
        }
    }

    HiddenUses(TypeIndex types, Health health) {
        this.types = types;
        this.health = health;
    }

    /**
     * Something of this kind goes unseen in the class that woven code is now called from.
     *
     * @param what what goes before the name of that class
     */
    void openFor(Reach.Common reach, String what) {
        if (!isOpen(reach)) {
            openOnce(reach, what + Callers.ofReflection());
        }
    }

    @Override
    public void unwoven(String where, String why) {
        health.failed(Failure.WEAVE);
        if (!isOpen(Reach.Common.ALL)) {
            Log.warn("reflection in " + where + " cannot be counted (" + why
                    + "): old paths that it may reach are uncountable");
            openOnce(Reach.Common.ALL, "reflection in " + where + " goes unseen");
        }
    }

    private boolean isOpen(Reach.Common reach) {
        return opened.contains(reach);
    }

    /** Something of this kind goes unseen; only the first reason is told. */
    void openOnce(Reach.Common reach, String reason) {
        synchronized (this) {
            if (isOpen(reach)) {
                return;
            }
            Set<Reach.Common> more = EnumSet.of(reach);
            more.addAll(opened);
            opened = more;
        }
        open(reach, reason);
    }

    /** What is reached goes unseen for this reason. That another loader has a class of the name is no news. */
    void open(Reach reach, String reason) {
        for (Way known : open) {
            if (known.is(reach, reason)) {
                return;
            }
        }
        Way way = new Way(reach, reason);
        // First the way, then the look: a type that loads meanwhile is in one of the two.
        open.add(way);
        types.eachLoaded(new TypeIndex.Loaded() {
            @Override
            public void type(ClassLoader loader, TypeShape type) {
                reached(loader, type, way);
            }
        });
    }

    /** A type with old members is being loaded. */
    void loaded(@Nullable ClassLoader loader, TypeShape type) {
        for (Way way : open) {
            reached(loader, type, way);
        }
    }

    private void reached(@Nullable ClassLoader loader, TypeShape type, Way way) {
        for (Map.Entry<MemberKey, Path> marked : type.marked().entrySet()) {
            MemberKey key = marked.getKey();
            if (way.reach.has(types, loader, type, key)) {
                Path path = marked.getValue();
                path.uncountable(type.name() + '.' + key + ": " + way.reason, way.reason);
            }
        }
    }
}
