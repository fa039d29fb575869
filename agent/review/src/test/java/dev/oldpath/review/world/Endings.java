package dev.oldpath.review.world;

import dev.oldpath.review.world.Life.BlindSpot;
import dev.oldpath.review.world.Life.Stretch;
import java.util.List;
import java.util.Random;

/** How processes end, and what takes their places. */
final class Endings {
    private final World world;
    private final Scale scale;
    private final Random random;
    private int born;

    Endings(World world, Random random) {
        this.world = world;
        this.scale = world.scale;
        this.random = random;
    }

    void crash(Life life) {
        crash(life, 0);
    }

    void crashUnheard(Life life) {
        crash(life, lostAtTheEnd(life));
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
        world.doubt("killed", life.lastHeard(scale.interval()), again);
        world.blindSpots.add(new BlindSpot(life, life.lastHeard(scale.interval()), at));
    }

    void endUnheard(Life life) {
        life.lost.add(new Stretch(life.to - scale.intervals(lostAtTheEnd(life)), life.to + 1));
        life.orderly = false;
        long heard = life.lastHeard(scale.interval());
        world.doubt("end lost", heard, life.to);
        world.blindSpots.add(new BlindSpot(life, heard, life.to));
    }

    /** Where whoever reports is the fleet, one who is silent for longer is no part of it. */
    private int lostAtTheEnd(Life life) {
        return 1 + random.nextInt(life.place.whoeverReports ? 2 : 6);
    }

    void restartUnderTheSameId(Life life) {
        long at = inside(life, 6);
        long again = at + scale.intervals(0.1 + random.nextDouble());
        rest(life, life.id, again);
        life.to = at;
        world.doubt("restart", at, again);
        if (new Random(~world.seed).nextBoolean()) { // by a die of its own: it must not change what else happens
            life.orderly = false;
            world.doubt("killed", life.lastHeard(scale.interval()), again);
            world.blindSpots.add(new BlindSpot(life, life.lastHeard(scale.interval()), at));
        }
    }

    /** The declared instance lives on without an agent. */
    void shortLives(Life life) {
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
        world.doubt("short lives", at, again);
        world.blindSpots.add(new BlindSpot(missing, at, again));
    }

    void twins(Life life) {
        Life twin = copy(life, life.id, life.from + scale.interval() / 3, life.to);
        long silent = inside(life, 6);
        twin.lost.add(new Stretch(silent, scale.end() * 2));
        if (!life.place.whoeverReports) {
            life.place.instances++;
            life.place.declaration = "instances: " + life.place.instances;
        }
        twin.beyond = life.place.whoeverReports;
        world.doubt("twins", life.place.begins(), scale.end() + scale.intervals(2));
        world.blindSpots.add(new BlindSpot(twin, silent, twin.to));
    }

    void agentlessBesideAll(Life life) {
        Life extra = copy(life, "extra-" + born++, life.from, life.to);
        extra.agent = false;
        extra.beyond = true;
    }

    /** Those who lose uses again and again are not trusted for a window. */
    void count() {
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

    private static Life copy(Life life, String id, long from, long to) {
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
        return scale.inside(life, room, random);
    }
}
