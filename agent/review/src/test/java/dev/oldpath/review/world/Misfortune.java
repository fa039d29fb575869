package dev.oldpath.review.world;

import dev.oldpath.review.world.Life.Stretch;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What befalls processes. */
final class Misfortune {
    private final World world;
    private final Scale scale;
    private final Random random;
    private int born;

    Misfortune(World world, Random random) {
        this.world = world;
        this.scale = world.scale;
        this.random = random;
    }

    void befall() {
        for (Hazard hazard : world.hazards) {
            Life life = anyLife();
            if (life != null) {
                befall(hazard, life);
            }
        }
        keepsEndingUncleanly();
    }

    private void befall(Hazard hazard, Life life) {
        switch (hazard) {
            case CRASH -> {
                crash(life, 0);
                Life other = anyLife();
                if (random.nextInt(3) == 0 && other != null) {
                    crash(other, 0);
                }
            }
            case LAST_EXPORTS_LOST -> crash(life, lostAtTheEnd(life));
            case LAST_EXPORTS_LOST_IN_ORDER -> loseTheEnd(life, lostAtTheEnd(life));
            case FIRST_EXPORTS_LOST -> {
                long found = life.from + scale.intervals(1 + random.nextInt(5));
                life.lost.add(new Stretch(life.from, found));
                doubt("first exports lost", life.from, found);
            }
            case SHORT_LIVES -> shortLives(life);
            case SILENCE -> {
                long from = inside(life, 12);
                long to = from + scale.intervals(1 + random.nextInt(10));
                life.lost.add(new Stretch(from, to));
                doubt("silent", from - scale.interval(), to + scale.interval());
            }
            case HELD_BACK -> {
                long from = inside(life, 12);
                long to = from + scale.intervals(2 + random.nextInt(8));
                life.held.add(new Stretch(from, to));
                doubt("held back", from - scale.interval(), to + scale.interval());
            }
            case TWINS -> twins(life);
            case SAME_ID_RESTART -> {
                long at = inside(life, 6);
                long again = at + scale.intervals(0.1 + random.nextDouble());
                rest(life, life.id, again);
                life.to = at;
                doubt("restart", at, again);
            }
            case AGENTLESS_DECLARED -> {
                life.agent = false;
                life.beyond = life.place.whoeverReports;
                doubt("without agent", life.from, life.to);
            }
            case AGENTLESS_UNDECLARED -> {
                Life extra = copy(life, "extra-" + born++, life.from, life.to);
                extra.agent = false;
                extra.beyond = true;
            }
            case SERVICE_VANISHES -> {
                long from = inside(life, 12);
                for (Life one : life.place.lives) {
                    one.lost.add(new Stretch(from, scale.end() * 2));
                }
                doubt("vanished", from - scale.interval(), scale.end() + scale.intervals(2));
            }
            case UNWATCHED -> {
                switch (random.nextInt(3)) {
                    case 0 -> life.canary = random.nextBoolean() ? "failed" : "perhaps";
                    case 1 -> life.state = "failed";
                    default -> life.state = "uncountable";
                }
                doubt("unwatched", life.from, life.to);
            }
            case CLOCK_AHEAD -> skew(life, 1);
            case CLOCK_BEHIND -> skew(life, -1);
            case BACKLOG -> {
                long from = inside(life, 12);
                long to = from + (long) (scale.window() * (0.2 + random.nextDouble()));
                for (Life one : life.place.lives) {
                    one.backlogs.add(new double[] {from, to});
                }
            }
            default -> {}
        }
    }

    /** Where whoever reports is the fleet, one who is silent for longer is no part of it. */
    private int lostAtTheEnd(Life life) {
        return 1 + random.nextInt(life.place.whoeverReports ? 2 : 6);
    }

    private void crash(Life life, int lost) {
        long at = inside(life, 6);
        long again = at + (random.nextBoolean() ? scale.interval() / 2 : scale.intervals(4 + random.nextInt(8)));
        rest(life, "again-" + born++, again);
        life.to = at;
        life.orderly = false;
        if (lost > 0) {
            life.lost.add(new Stretch(at - scale.intervals(lost), at + 1));
        }
        doubt("killed", life.lastHeard(scale.interval()), again);
    }

    private void loseTheEnd(Life life, int lost) {
        life.lost.add(new Stretch(life.to - scale.intervals(lost), life.to + 1));
        life.orderly = false;
        doubt("end lost", life.lastHeard(scale.interval()), life.to);
    }

    /** The declared instance lives on without an agent. */
    private void shortLives(Life life) {
        long at = inside(life, 25);
        long again = at + scale.intervals(10 + random.nextInt(10));
        rest(life, "again-" + born++, again);
        life.to = at;
        Life missing = copy(life, "missing-" + born++, at, again);
        missing.agent = false;
        missing.beyond = life.place.whoeverReports;
        for (long time = at; time < again - scale.intervals(2); time += scale.intervals(1 + 2 * random.nextDouble())) {
            copy(life, "short-" + born++, time, time + scale.intervals(0.1 + 1.8 * random.nextDouble()));
        }
        doubt("short lives", at, again);
    }

    private void twins(Life life) {
        Life twin = copy(life, life.id, life.from + scale.interval() / 3, life.to);
        long silent = inside(life, 6);
        twin.lost.add(new Stretch(silent, scale.end() * 2));
        if (!life.place.whoeverReports) {
            life.place.instances++;
            life.place.declaration = "instances: " + life.place.instances;
        }
        twin.beyond = life.place.whoeverReports;
        doubt("twins", life.place.begins(), scale.end() + scale.intervals(2));
    }

    private void skew(Life life, int sign) {
        double intervals = random.nextBoolean() ? 0.05 + 2.4 * random.nextDouble() : 3 + 9 * random.nextDouble();
        life.skew = sign * scale.intervals(intervals);
        long margin = scale.intervals(intervals);
        doubt("clock", life.from - margin, life.to + margin);
    }

    /** Those who lose uses again and again are not trusted for a window. */
    private void keepsEndingUncleanly() {
        for (Place place : world.places) {
            List<Life> killed = place.lives.stream()
                    .filter(life -> !life.orderly && life.agent)
                    .toList();
            if (killed.size() > 1) {
                long first = killed.stream().mapToLong(life -> life.to).min().orElseThrow();
                long last = killed.stream().mapToLong(life -> life.to).max().orElseThrow();
                world.doubts.add(new Doubt("killed again and again", first, last, last + world.window()));
            }
        }
    }

    private void rest(Life life, String id, long from) {
        if (life.to - from > scale.intervals(2)) {
            copy(life, id, from, life.to);
        }
    }

    private Life copy(Life life, String id, long from, long to) {
        Life copy = new Life(life.place, life.code, id, from, to);
        copy.skew = life.skew;
        copy.measuresClock = life.measuresClock;
        copy.state = life.state;
        copy.canary = life.canary;
        life.place.lives.add(copy);
        return copy;
    }

    /** A moment in a life that leaves room before and behind. */
    private long inside(Life life, double room) {
        long space = Math.max(1, life.to - life.from - scale.intervals(room + 2));
        return life.from + scale.intervals(2) + (long) (random.nextDouble() * space);
    }

    /** A process long enough for something to befall it. */
    private @Nullable Life anyLife() {
        List<Life> longer = world.lives().stream()
                .filter(life -> life.agent && life.to - life.from > scale.intervals(28))
                .toList();
        return longer.isEmpty() ? null : longer.get(random.nextInt(longer.size()));
    }

    private void doubt(String what, long from, long to) {
        world.doubts.add(new Doubt(what, from, to, to));
    }
}
