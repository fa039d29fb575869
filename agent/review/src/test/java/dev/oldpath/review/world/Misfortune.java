package dev.oldpath.review.world;

import dev.oldpath.review.world.Life.BlindSpot;
import dev.oldpath.review.world.Life.Stretch;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What befalls processes. */
final class Misfortune {
    private final World world;
    private final Scale scale;
    private final Random random;
    private final Endings endings;

    Misfortune(World world, Random random) {
        this.world = world;
        this.scale = world.scale;
        this.random = random;
        this.endings = new Endings(world, random);
    }

    void befall() {
        for (Hazard hazard : world.hazards) {
            Life life = anyLife();
            if (life != null) {
                befall(hazard, life);
            }
        }
        endings.count();
    }

    private void befall(Hazard hazard, Life life) {
        switch (hazard) {
            case CRASH -> {
                endings.crash(life);
                Life other = anyLife();
                if (random.nextInt(3) == 0 && other != null) {
                    endings.crash(other);
                }
            }
            case LAST_EXPORTS_LOST -> endings.crashUnheard(life);
            case LAST_EXPORTS_LOST_IN_ORDER -> endings.endUnheard(life);
            case FIRST_EXPORTS_LOST -> {
                long found = life.from + scale.intervals(1 + random.nextInt(5));
                life.lost.add(new Stretch(life.from, found));
                world.doubt("first exports lost", life.from, found);
                world.blindSpots.add(new BlindSpot(life, life.from, found));
            }
            case SHORT_LIVES -> endings.shortLives(life);
            case SILENCE -> {
                long from = scale.inside(life, 12, random);
                long to = from + scale.intervals(1 + random.nextInt(10));
                life.lost.add(new Stretch(from, to));
                away("silent", life, from, to);
            }
            case HELD_BACK -> {
                long from = scale.inside(life, 12, random);
                long to = from + scale.intervals(2 + random.nextInt(8));
                life.held.add(new Stretch(from, to));
                away("held back", life, from, to);
            }
            case TWINS -> endings.twins(life);
            case SAME_ID_RESTART -> endings.restartUnderTheSameId(life);
            case AGENTLESS_DECLARED -> {
                life.agent = false;
                life.beyond = life.place.whoeverReports;
                always("without agent", life);
            }
            case AGENTLESS_UNDECLARED -> endings.agentlessBesideAll(life);
            case SERVICE_VANISHES -> {
                long from = scale.inside(life, 12, random);
                for (Life one : life.place.lives) {
                    one.lost.add(new Stretch(from, scale.end() * 2));
                    world.blindSpots.add(new BlindSpot(one, from, one.to));
                }
                world.doubt("vanished", from - scale.interval(), scale.end() + scale.intervals(2));
            }
            case UNWATCHED -> {
                switch (random.nextInt(3)) {
                    case 0 -> life.canary = random.nextBoolean() ? "failed" : "perhaps";
                    case 1 -> life.state = "failed";
                    default -> life.state = "uncountable";
                }
                always("unwatched", life);
            }
            case CLOCK_AHEAD -> skew(life, 1);
            case CLOCK_BEHIND -> skew(life, -1);
            case BACKLOG -> {
                long from = scale.inside(life, 12, random);
                long to = from + (long) (scale.window() * (0.2 + random.nextDouble()));
                for (Life one : life.place.lives) {
                    one.backlogs.add(new double[] {from, to});
                }
            }
            case NUMBERS -> numbers(life);
            default -> {}
        }
    }

    private void numbers(Life life) {
        World.Nonsense[] all = World.Nonsense.values();
        World.Nonsense nonsense = all[random.nextInt(all.length)];
        world.nonsense = nonsense;
        switch (nonsense) {
            case INTERVAL -> {
                // Whoever believed it would wait for its next export for ever.
                life.saidInterval =
                        List.of("1e9", "Infinity", "-3600", "hourly").get(random.nextInt(4));
                life.beyond = life.place.whoeverReports;
                life.lost.add(new Stretch(scale.inside(life, 12, random), scale.end() * 2));
                always("its interval makes no sense", life);
            }
            case BACKLOG -> world.kind = "message";
            case USES -> world.doubt("uses make no sense", scale.start(), scale.end() * 2);
            case QUIET -> {}
        }
    }

    private void away(String what, Life life, long from, long to) {
        world.doubt(what, from - scale.interval(), to + scale.interval());
        world.blindSpots.add(new BlindSpot(life, from, to));
    }

    private void always(String what, Life life) {
        world.doubt(what, life.from, life.to);
        world.blindSpots.add(new BlindSpot(life, life.from, life.to));
    }

    private void skew(Life life, int sign) {
        double intervals = random.nextBoolean() ? 0.05 + 2.4 * random.nextDouble() : 3 + 9 * random.nextDouble();
        long margin = scale.intervals(intervals);
        life.skew = sign * margin;
        world.doubt("clock", life.from - margin, life.to + margin);
        world.blindSpots.add(new BlindSpot(life, life.from, life.to));
    }

    /** A process long enough for something to befall it. */
    private @Nullable Life anyLife() {
        List<Life> longer = world.lives().stream()
                .filter(life -> life.agent && life.to - life.from > scale.intervals(28))
                .toList();
        return longer.isEmpty() ? null : longer.get(random.nextInt(longer.size()));
    }
}
