package dev.oldpath.review.world;

import dev.oldpath.review.world.Life.BlindSpot;
import dev.oldpath.review.world.Life.Use;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Who uses the path: clients that come again and again, and some that stop. */
final class Clients {
    private final World world;
    private final Scale scale;
    private final Random random;
    private int met;

    Clients(World world, Random random) {
        this.world = world;
        this.scale = world.scale;
        this.random = random;
    }

    void use() {
        long until = hide();
        for (Place place : world.places) {
            int count = random.nextInt(4);
            for (int i = 0; i < count; i++) {
                List<Long> moments = moments();
                moments.removeIf(moment -> moment > until);
                come(place, moments, scale.patience(), 0);
            }
        }
        Place first = world.places.get(0);
        if (world.hazards.contains(Hazard.LONG_QUIET)) {
            come(first, rarely(world.quiet - scale.intervals(8)), world.quiet, 0);
        }
        if (world.hazards.contains(Hazard.CLIENT_ROLLBACK)) {
            come(first, rarely(world.horizon - scale.intervals(8)), world.horizon, 0);
        }
        if (world.hazards.contains(Hazard.OLD_DATA)) {
            long age = (long) (scale.window() * (0.6 + 1.2 * random.nextDouble()));
            come(first, rarely(age - scale.intervals(8)), age, age);
        }
    }

    /**
     * Puts the last use of all into a blind spot, by a client that was seen not long before; nobody else comes after that.
     *
     * @return until when others may come
     */
    private long hide() {
        boolean othersComeAgain = world.quiet > 0 || world.horizon > 0 || world.hazards.contains(Hazard.OLD_DATA);
        List<BlindSpot> spots = world.blindSpots.stream()
                .filter(spot -> spot.life().code.there() && end(spot) - spot.from() > 1)
                .toList();
        if (spots.isEmpty() || othersComeAgain || random.nextInt(4) == 0) {
            return Long.MAX_VALUE;
        }
        BlindSpot spot = spots.get(random.nextInt(spots.size()));
        Life life = spot.life();
        long time = between(spot.from(), end(spot));
        long seen = Math.max(scale.start() + 1, time - scale.intervals(0.5 + 9.5 * random.nextDouble()));
        if (life.agent) {
            // The first use of a client is exported at once, so this process has to have seen it before.
            seen = Math.min(time - 1, Math.max(seen, life.from));
        }
        world.hidden = come(life.place, List.of(seen, time), scale.patience(), 0, life);
        return seen;
    }

    /** Where a spot ends, as far as there is time left to be wrong about it. */
    private long end(BlindSpot spot) {
        return Math.min(Math.min(spot.to(), spot.life().to), scale.end() - scale.window());
    }

    /** A moment, more often near one of both ends. */
    private long between(long from, long to) {
        long edge = Math.min(to - from, scale.interval());
        return switch (random.nextInt(3)) {
            case 0 -> from + (long) (random.nextDouble() * edge);
            case 1 -> to - 1 - (long) (random.nextDouble() * (edge - 1));
            default -> from + (long) (random.nextDouble() * (to - from));
        };
    }

    private List<Long> moments() {
        long period = scale.intervals(0.5) + (long) (random.nextDouble() * (scale.patience() - scale.interval()));
        boolean stays = random.nextInt(10) == 0;
        long until = stays ? scale.end() : scale.start() + (long) (random.nextDouble() * scale.length() * 0.4);
        List<Long> moments = new ArrayList<>();
        long time = scale.start() + (long) (random.nextDouble() * scale.intervals(10));
        while (time < until) {
            moments.add(time);
            time += (long) (period * (0.7 + 0.3 * random.nextDouble()));
        }
        if (!stays && random.nextBoolean()) {
            lastMomentsOfAProcess(moments);
        }
        return moments;
    }

    /** Where evidence is lost most easily. */
    private void lastMomentsOfAProcess(List<Long> moments) {
        List<Life> lives = world.lives();
        Life life = lives.get(random.nextInt(lives.size()));
        boolean early = random.nextInt(4) == 0;
        long most = Math.min(life.to - life.from, scale.intervals(2));
        long time = early
                ? life.from + (long) (random.nextDouble() * most)
                : life.to - 1 - (long) (random.nextDouble() * most);
        moments.removeIf(moment -> moment >= time);
        moments.add(time);
    }

    private List<Long> rarely(long gap) {
        List<Long> moments = new ArrayList<>();
        long time = scale.start() + (long) (random.nextDouble() * scale.intervals(10));
        while (time < scale.end()) {
            moments.add(time);
            time += (long) (gap * (0.8 + 0.2 * random.nextDouble()));
        }
        return moments;
    }

    private void come(Place place, List<Long> moments, long patience, long age) {
        come(place, moments, patience, age, null);
    }

    /** Uses the path where it can, and if possible always in one process. */
    private @Nullable Use come(Place place, List<Long> moments, long patience, long age, @Nullable Life home) {
        String client = "client-" + met++;
        long last = Long.MIN_VALUE;
        Use use = null;
        for (long moment : moments) {
            long time = held(place, moment);
            List<Life> open = place.lives.stream()
                    .filter(life -> life.runs(time) && life.code.there())
                    .sorted(Comparator.comparing(life -> life.id))
                    .toList();
            if (open.isEmpty()) {
                continue;
            }
            boolean stalled = time != moment && !place.isJob();
            if (last != Long.MIN_VALUE && (stalled ? moment : time) - last > patience) {
                client = "client-" + met++;
            }
            last = time;
            Life life = home != null && open.contains(home) ? home : open.get(random.nextInt(open.size()));
            use = new Use(life, client, time, age);
            life.uses.add(use);
            world.clients.computeIfAbsent(client, key -> new ArrayList<>()).add(use);
        }
        return use;
    }

    /** A message that comes while its consumer stands still is consumed when it goes on; a job uses when it runs. */
    private long held(Place place, long moment) {
        if (place.isJob()) {
            return place.lives.stream()
                    .filter(life -> life.to > moment)
                    .min(Comparator.comparingLong(life -> life.from))
                    .map(run -> Math.max(moment, run.from + (long) (random.nextDouble() * (run.to - run.from))))
                    .orElse(moment);
        }
        for (double[] backlog : place.lives.get(0).backlogs) {
            if (moment >= backlog[0] && moment < backlog[1]) {
                return (long) backlog[1] + random.nextInt(1000);
            }
        }
        return moment;
    }
}
