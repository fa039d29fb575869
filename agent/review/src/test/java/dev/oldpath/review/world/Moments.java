package dev.oldpath.review.world;

import dev.oldpath.review.world.Life.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** When a world is judged: at any time, and at those times at which a careless judge is wrong. */
public final class Moments {
    private static final int OF_EACH_KIND = 2;
    /** At most so many intervals before the window of a use in a blind spot ends. */
    private static final double[] EARLY = {0.1, 1, 2, 4};

    private Moments() {}

    /** In order of time. */
    public static List<Long> of(World world) {
        Random random = new Random(world.seed + 1);
        Scale scale = world.scale;
        List<Long> moments = new ArrayList<>();
        for (int i = 0; i < OF_EACH_KIND; i++) {
            moments.add(scale.start() + (long) (random.nextDouble() * scale.length()));
        }
        if (world.hidden != null) {
            for (double early : EARLY) {
                moments.add(world.hidden.time()
                        + scale.window()
                        - 1
                        - (long) (random.nextDouble() * scale.intervals(early)));
            }
        }
        List<List<Use>> clients = List.copyOf(world.clients.values());
        int others = world.hidden == null ? 2 * OF_EACH_KIND : OF_EACH_KIND;
        for (int i = 0; i < others && !clients.isEmpty(); i++) {
            List<Use> uses = clients.get(random.nextInt(clients.size()));
            boolean last = random.nextInt(4) > 0;
            Use use = uses.get(last ? uses.size() - 1 : random.nextInt(uses.size()));
            double early = random.nextBoolean() ? 4 : 12;
            moments.add(use.time() + scale.window() - 1 - (long) (random.nextDouble() * scale.intervals(early)));
        }
        moments.removeIf(moment -> moment <= scale.start() || moment > scale.end());
        return moments.stream().sorted().toList();
    }
}
