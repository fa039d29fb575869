package dev.oldpath.review.world;

import dev.oldpath.review.world.Life.Use;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is true in a world: will anybody still use the path after it was removed? */
public final class Truth {
    /** The precision of a measured clock. */
    private static final long PRECISION = 2_000;

    private final World world;

    public Truth(World world) {
        this.world = world;
    }

    /** How the path stands at a moment. */
    public enum Standing {
        /** Somebody used it within the window, or will be back. */
        USED,
        /** The same, and all such uses are in processes that people have declared away, or not declared. */
        USED_BEYOND_WHAT_IS_DECLARED,
        /** Nobody will miss it. */
        FREE
    }

    public Standing at(long moment) {
        if (world.nonsense == World.Nonsense.QUIET) {
            return Standing.USED; // by those who come back after the world has ended
        }
        boolean beyond = false;
        for (List<Use> uses : world.clients.values()) {
            if (uses.stream().anyMatch(use -> counts(use, moment) && !isBeyond(use, moment))) {
                return Standing.USED;
            }
            beyond |= uses.stream().anyMatch(use -> counts(use, moment));
            Use last = lastArrived(uses, moment);
            boolean returns = uses.get(uses.size() - 1).time() > moment;
            if (last != null && returns) {
                if (!isBeyond(last, moment)) {
                    return Standing.USED;
                }
                beyond = true;
            }
        }
        return beyond ? Standing.USED_BEYOND_WHAT_IS_DECLARED : Standing.FREE;
    }

    /** Whether no evidence can tell of the use, because of what people declare. */
    private boolean isBeyond(Use use, long moment) {
        Life life = use.life();
        return life.beyond || isReplaced(life, use.time()) || isUnheardOf(life, moment) || isAlwaysLate(life);
    }

    /** Whether its newest report is always too old to count, where whoever reports is the fleet; and nobody can know why. */
    private boolean isAlwaysLate(Life life) {
        return life.place.whoeverReports && !life.measuresClock && life.skew < -world.scale.intervals(3);
    }

    /** During a rollout: the declared number reports already, and this process, which does not, is about to end. */
    private boolean isReplaced(Life gone, long time) {
        long reporting = gone.place.lives.stream()
                .filter(life -> life.reports(time) && life.to - life.from > world.scale.intervals(3))
                .count();
        return !gone.reports(time) && reporting >= gone.place.instances;
    }

    /** Whether a service that never reported the path has it without the mark. */
    private static boolean isUnheardOf(Life unmarked, long moment) {
        return unmarked.agent
                && !unmarked.code.marked()
                && unmarked.place.lives.stream().noneMatch(life -> life.code.marked() && life.from <= moment);
    }

    private boolean counts(Use use, long moment) {
        return use.time() > moment - world.scale.window() + PRECISION && use.time() <= arrived(moment);
    }

    private @Nullable Use lastArrived(List<Use> uses, long moment) {
        Use last = null;
        for (Use use : uses) {
            last = use.time() <= arrived(moment) ? use : last;
        }
        return last;
    }

    /** What was first used a moment ago may still be on its way. */
    private long arrived(long moment) {
        return moment - world.scale.intervals(3);
    }

    /** Whether a judge who knows all, and has the same evidence, could say more than that he does not know. */
    public boolean isClear(long moment) {
        long settling = world.scale.intervals(4);
        return world.doubts.stream().noneMatch(doubt -> doubt.isFelt(moment, settling))
                && world.lives().stream()
                        .anyMatch(life -> life.agent && life.code.marked() && life.from + settling <= moment);
    }

    /** Since when the path has been quiet and watched everywhere, as far as is true at a moment. */
    public long quietSince(long moment) {
        long since = world.scale.start();
        for (Life life : world.lives()) {
            since = Math.max(since, life.place.begins());
        }
        for (List<Use> uses : world.clients.values()) {
            for (Use use : uses) {
                since = use.time() <= moment ? Math.max(since, use.time()) : since;
            }
        }
        for (Doubt doubt : world.doubts) {
            since = doubt.from() <= moment ? Math.max(since, Math.min(moment, doubt.to())) : since;
        }
        return since;
    }

    /** The moments of use, in no order. */
    public List<Long> uses() {
        return world.clients.values().stream()
                .flatMap(List::stream)
                .map(Use::time)
                .toList();
    }
}
