package dev.oldpath.review.world;

import dev.oldpath.review.world.Life.BlindSpot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Draws a world: the services and their versions; then hazards befall them, and clients use what is left. */
public final class WorldMaker {
    private final World world;
    private final Scale scale;
    private final Random random;
    private final Set<Hazard> possible;
    private int born;

    private WorldMaker(long seed, Scale scale, Set<Hazard> possible) {
        this.world = new World(seed, scale);
        this.scale = scale;
        this.random = new Random(seed);
        this.possible = possible;
    }

    /** The same seed and scale always give the same world. */
    public static World world(long seed, Scale scale) {
        return world(seed, scale, EnumSet.allOf(Hazard.class));
    }

    /** One in which only some hazards may happen. */
    public static World world(long seed, Scale scale, Set<Hazard> possible) {
        return new WorldMaker(seed, scale, possible).make();
    }

    private World make() {
        List<Hazard> drawn = new ArrayList<>(possible);
        drawn.removeAll(List.of(
                Hazard.JOB_UNWATCHED, // befalls a job
                Hazard.RULE_NAMES_NOTHING, // befall a rule for an endpoint
                Hazard.RULE_PROVEN_BY_USE));
        Collections.shuffle(drawn, random);
        int count = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(3);
        world.hazards.addAll(drawn.subList(0, Math.min(count, drawn.size())));
        if (has(Hazard.DELAYS_DROPPED)) {
            List<Hazard> delays = List.of(Hazard.LONG_QUIET, Hazard.OLD_DATA, Hazard.BACKLOG);
            world.hazards.add(delays.get(new Random(~world.seed).nextInt(delays.size())));
        }
        world.kind = has(Hazard.BACKLOG) ? "message" : random.nextInt(4) == 0 ? "endpoint" : "method";
        world.scope = has(Hazard.RULE_LOST) ? "rule" : random.nextInt(3) == 0 ? "@OldPath" : Code.SCOPE;
        world.measuresClocks = random.nextBoolean();
        world.quiet = has(Hazard.LONG_QUIET) ? scale.window() * 3 / 2 : 0;
        world.horizon = has(Hazard.CLIENT_ROLLBACK) ? scale.window() * 3 / 2 : 0;
        place("shop");
        if (random.nextInt(3) == 0) {
            place("billing");
        }
        if (has(Hazard.JOB)) {
            // By a die of its own: it must not change what else happens.
            if (possible.contains(Hazard.JOB_UNWATCHED) && new Random(~world.seed).nextBoolean()) {
                world.hazards.add(Hazard.JOB_UNWATCHED);
            }
            job();
        }
        if (has(Hazard.SERVICE_NEVER_SEEN)) {
            withoutAgent("legacy", "instances: 1", false);
        }
        if (has(Hazard.SERVICE_DECLARED_AWAY)) {
            withoutAgent("attic", random.nextBoolean() ? "instances: 0" : "", true);
        }
        new Misfortune(world, random).befall();
        Hazard ofRule = ofRule();
        if (ofRule == Hazard.RULE_NAMES_NOTHING) {
            nameNothing(world.places.get(0));
        }
        new Clients(world, random).use();
        if (ofRule == Hazard.RULE_PROVEN_BY_USE) {
            world.places.forEach(this::doubtUntilProven);
        }
        return world;
    }

    /** Befalls some of the rules for endpoints; by a die of its own, so that the other worlds stay as they are. */
    private @Nullable Hazard ofRule() {
        Random die = new Random(31 * world.seed + 7);
        if (!world.kind.equals("endpoint") || die.nextInt(3) > 0) {
            return null;
        }
        Hazard drawn = die.nextBoolean() ? Hazard.RULE_NAMES_NOTHING : Hazard.RULE_PROVEN_BY_USE;
        if (!possible.contains(drawn)) {
            return null;
        }
        world.hazards.add(drawn);
        return drawn;
    }

    /** The rule of this service matches no request, whatever comes. */
    private void nameNothing(Place place) {
        for (Life life : place.lives) {
            if (life.agent && life.code.marked()) {
                life.state = "unproven";
                doubt("names nothing", life);
            }
        }
    }

    /** Until the first use of the service that arrives, if nothing else happens there; else nobody can say when that is. */
    private void doubtUntilProven(Place place) {
        long first = world.hazards.size() > 1
                ? Long.MAX_VALUE
                : place.lives.stream()
                        .flatMap(life -> life.uses.stream())
                        .mapToLong(Life.Use::time)
                        .min()
                        .orElse(Long.MAX_VALUE);
        for (Life life : place.lives) {
            if (life.code.marked() && life.from < first) {
                long to = Math.min(life.to, first);
                world.doubts.add(new Doubt("not proven", life.from, to, to));
            }
        }
    }

    private boolean has(Hazard hazard) {
        return world.hazards.contains(hazard);
    }

    private Place place(String name) {
        Place place = new Place(name);
        place.instances = random.nextInt(5) == 0 ? 3 : 1 + random.nextInt(2);
        place.whoeverReports = random.nextInt(5) == 0;
        place.declaration = "instances: " + (place.whoeverReports ? "reporting" : place.instances);
        world.places.add(place);
        rollOut(place, versions());
        return place;
    }

    /** What is deployed one after the other. */
    private List<Code> versions() {
        List<Code> versions = new ArrayList<>();
        boolean hashes = has(Hazard.HASH_VERSIONS);
        if (has(Hazard.UNMARKED_OLDER)) {
            versions.add(Code.unmarked("0.9"));
        }
        versions.add(Code.with(hashes ? "9f3c1ab" : "1.0"));
        if (random.nextBoolean()) {
            versions.add(Code.with(hashes ? "04be771" : "1.1.3"));
        }
        if (has(Hazard.ROLLBACK_TO_UNKNOWN)) {
            versions.add(Code.unmarked("0.9"));
            versions.add(Code.with("1.0"));
        }
        if (has(Hazard.SCOPE_CHANGED)) {
            versions.add(Code.unmarked("2.0").looking(List.of("com.acme.fresh")));
        } else if (has(Hazard.CONFIG_FAILURE)) {
            versions.add(Code.unmarked("2.0").inventory(random.nextBoolean() ? "failed" : "running"));
        } else if (has(Hazard.RULE_LOST)) {
            versions.add(Code.unmarked("2.0"));
        } else if (random.nextInt(3) == 0) {
            versions.add(Code.without(hashes ? "77aa01c" : "2.0"));
        }
        return versions;
    }

    private void rollOut(Place place, List<Code> versions) {
        long step = scale.length() * 2 / 3 / versions.size();
        long[] from = new long[versions.size() + 1];
        from[0] = scale.start();
        for (int i = 1; i < versions.size(); i++) {
            from[i] = scale.start() + i * step + random.nextInt((int) (step / 2));
        }
        from[versions.size()] = scale.end() + scale.intervals(1);
        for (int slot = 0; slot < place.instances; slot++) {
            for (int i = 0; i < versions.size(); i++) {
                boolean last = i == versions.size() - 1;
                long stagger = scale.intervals(slot * 0.5);
                long overlap = last ? 0 : (long) (random.nextDouble() * scale.interval());
                Life life = new Life(
                        place,
                        versions.get(i),
                        place.name + '-' + born++,
                        i == 0 ? from[0] : from[i] + stagger,
                        last ? from[i + 1] : from[i + 1] + stagger + overlap);
                slightSkew(life);
                place.lives.add(life);
                doubtUnmarked(life);
            }
        }
    }

    /** Every third clock is wrong by up to two minutes of an hour. */
    private void slightSkew(Life life) {
        life.measuresClock = world.measuresClocks;
        if (random.nextInt(3) == 0) {
            life.skew = (long) ((random.nextDouble() * 2 - 1) * scale.interval() / 30);
        }
    }

    private void doubtUnmarked(Life life) {
        boolean cannotBeOrdered = has(Hazard.HASH_VERSIONS) && !life.code.marked();
        if ((life.code.there() && !life.code.marked()) || cannotBeOrdered) {
            doubt("unmarked " + life.code.version(), life);
        }
    }

    private void job() {
        Place place = new Place("nightly");
        place.instances = 1;
        place.declaration = "runs: " + scale.intervals(6) / 1000 + "s";
        world.places.add(place);
        long watched = has(Hazard.JOB_UNWATCHED)
                ? scale.start() + (long) (scale.length() * (0.2 + 0.4 * new Random(world.seed).nextDouble()))
                : Long.MAX_VALUE;
        long start = scale.start();
        while (start < scale.end()) {
            long length = (long) (scale.interval() * (0.1 + random.nextDouble()));
            Life life = new Life(place, Code.with("1.0"), "nightly-" + born++, start, start + length);
            slightSkew(life);
            place.lives.add(life);
            if (start >= watched) {
                life.agent = false;
                world.doubt("job without agent", life.from, scale.end());
                world.blindSpots.add(new BlindSpot(life, life.from, life.to));
            }
            start += scale.intervals(6) - (long) (random.nextDouble() * scale.interval() / 2);
        }
    }

    private void withoutAgent(String name, String declaration, boolean beyond) {
        Place place = new Place(name);
        place.instances = 1;
        place.declaration = declaration;
        world.places.add(place);
        Life life = new Life(place, Code.with("1.0"), name, scale.start(), scale.end() + scale.intervals(1));
        life.agent = false;
        life.beyond = beyond;
        place.lives.add(life);
        if (!beyond) {
            doubt(name + " never reports", life);
        }
    }

    private void doubt(String what, Life life) {
        world.doubts.add(new Doubt(what, life.from, life.to, life.to));
        world.blindSpots.add(new BlindSpot(life, life.from, life.to));
    }
}
