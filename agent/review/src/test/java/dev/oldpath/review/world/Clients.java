package dev.oldpath.review.world;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

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
        for (Place place : world.places) {
            int count = random.nextInt(4);
            for (int i = 0; i < count; i++) {
                come(place, moments(), scale.patience(), 0);
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
        String client = "client-" + met++;
        long last = Long.MIN_VALUE;
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
            if (last != Long.MIN_VALUE && time - last > patience && !stalled) {
                client = "client-" + met++;
            }
            last = time;
            Life life = open.get(random.nextInt(open.size()));
            Use use = new Use(life, client, time, age);
            life.uses.add(use);
            world.clients.computeIfAbsent(client, key -> new ArrayList<>()).add(use);
        }
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
