package dev.oldpath.review.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A service with one old path, a few versions and whatever can go wrong, from one seed. The worlds of
 * dev.oldpath.review.world know the truth; these are for comparing judges.
 */
public final class RandomFleet {
    public static final String SERVICE = "scheduler";
    public static final String PATH = "com.acme.Jobs#run()";

    /** How long things take; troubles and clients scale with it. */
    public record Shape(Instant start, Duration interval, Duration window, Duration horizon) {
        public static final Shape HOURLY = new Shape(
                Instant.parse("2026-01-01T00:00:00Z"), Duration.ofHours(1), Duration.ofDays(3), Duration.ofDays(11));
    }

    /** A stretch in which the verdict has reason to doubt. */
    private record Trouble(String what, long from, long to) {}

    private final Shape shape;
    private final PathShape path;
    private final Random random;
    private final String environment;
    private final String service;
    private final Telemetry telemetry;
    private final List<Long> uses = new ArrayList<>();
    private final List<Trouble> troubles = new ArrayList<>();
    private final long start;
    private final long end;
    private final long interval;
    private final int instances;
    private final boolean whoeverReports;
    private final boolean calm;
    private final boolean proves;
    private final long skewLimit;
    private static final long NEVER = Long.MAX_VALUE / 2;

    private long observedSince = NEVER;
    private int born;

    /** The same seed and shape always give the same fleet. */
    public RandomFleet(long seed, Shape shape) {
        this(seed, shape, new Telemetry(), "", SERVICE);
    }

    /** The same fleet, whose agents prove themselves or do not. */
    public static RandomFleet proving(long seed, Shape shape, boolean proves) {
        return new RandomFleet(seed, shape, new Telemetry(), "", SERVICE, proves);
    }

    /** One service among others, whose telemetry goes where theirs goes. */
    public RandomFleet(long seed, Shape shape, Telemetry telemetry, String environment, String service) {
        this(seed, shape, telemetry, environment, service, false);
    }

    private RandomFleet(
            long seed, Shape shape, Telemetry telemetry, String environment, String service, boolean proves) {
        this.proves = proves;
        this.telemetry = telemetry;
        this.environment = environment;
        this.service = service;
        this.shape = shape;
        this.path = new PathShape(seed);
        this.random = new Random(seed);
        this.start = shape.start().toEpochMilli();
        this.end = start + shape.horizon().toMillis();
        this.interval = shape.interval().toMillis();
        this.instances = 1 + random.nextInt(3);
        this.whoeverReports = random.nextInt(4) == 0;
        this.calm = random.nextInt(3) == 0;
        this.skewLimit = Math.min(120_000, interval / 2);
        rollOut();
    }

    public Telemetry telemetry() {
        return telemetry;
    }

    public String environment() {
        return environment;
    }

    public String service() {
        return service;
    }

    public Shape shape() {
        return shape;
    }

    /** The number of instances to declare, or -1 for whoever reports. */
    public int declaredInstances() {
        return whoeverReports ? -1 : instances;
    }

    public long start() {
        return start;
    }

    public long end() {
        return end;
    }

    /** By how much the truth and the verdict may differ: three missed exports, and clocks that differ. */
    public long tolerance() {
        return 3 * interval + 2 * skewLimit + 10_000;
    }

    @Override
    public String toString() {
        return path + ", " + (whoeverReports ? "whoever reports" : instances + " expected") + ", observed since "
                + day(observedSince)
                + ", uses " + uses.stream().map(this::day).toList() + ", troubles "
                + troubles.stream()
                        .map(trouble -> trouble.what() + " " + day(trouble.from()) + ".." + day(trouble.to()))
                        .toList();
    }

    private String day(long moment) {
        return String.format("%.3f", (moment - start) / 86_400_000.0);
    }

    /** One version after the other; sometimes one before the mark, sometimes a rollback, at last one without the path. */
    private void rollOut() {
        List<Version> versions = new ArrayList<>();
        boolean beforeMark = random.nextInt(4) == 0;
        if (beforeMark) {
            versions.add(new Version("0.9", true, false));
        }
        versions.add(new Version("1.0", true, true));
        if (random.nextBoolean()) {
            versions.add(new Version("1.1", true, true));
        }
        if (!calm && beforeMark && random.nextInt(3) == 0) {
            versions.add(versions.get(0));
            versions.add(versions.get(1));
        }
        if (random.nextInt(3) == 0) {
            versions.add(new Version("2.0", false, false));
            if (random.nextInt(3) == 0) {
                versions.add(new Version("1.0", true, true));
            }
        }
        long[] from = new long[versions.size() + 1];
        from[0] = start;
        for (int i = 1; i < versions.size(); i++) {
            long early = calm ? shape.window().toMillis() / 4 : shape.horizon().toMillis() * 2 / 3;
            from[i] = start + i * early / versions.size() + random.nextInt((int) (early / versions.size() / 2));
        }
        from[versions.size()] = end;
        for (int slot = 0; slot < instances; slot++) {
            for (int i = 0; i < versions.size(); i++) {
                boolean last = i == versions.size() - 1;
                long stagger = slot * interval;
                life(versions.get(i), i == 0 ? from[0] : from[i] + stagger, last ? end : from[i + 1] + stagger);
            }
        }
    }

    private record Version(String name, boolean hasPath, boolean marked) {}

    /** One place in the fleet while one version holds it: a process, or several when it crashes. */
    private void life(Version version, long from, long to) {
        long time = from;
        while (!calm && random.nextInt(3) == 0 && to - time > 12 * interval) {
            long crash = time + 4 * interval + (long) (random.nextDouble() * (to - time - 8 * interval));
            boolean quick = random.nextBoolean();
            long back = Math.min(to, crash + (quick ? interval / 2 : (4 + random.nextInt(8)) * interval));
            process(version, time, crash, false);
            if (!quick) {
                troubles.add(new Trouble("down", crash - interval, back + interval));
            } else if (whoeverReports) {
                // Who replaced whom is only guessed when several change places at once.
                troubles.add(new Trouble("replaced", crash - interval, crash + 4 * interval));
            }
            time = back;
        }
        // The next version starts before this one stops.
        boolean last = to == end;
        process(version, time, last ? end : to + (long) (random.nextDouble() * interval), true);
        if (!last && whoeverReports) {
            troubles.add(new Trouble("replaced", to - interval, to + 5 * interval));
        }
    }

    private void process(Version version, long from, long to, boolean normalExit) {
        if (to <= from) {
            return;
        }
        Agent agent = new Agent(telemetry, service, version.name(), "i" + born++, from, interval);
        if (!environment.isEmpty()) {
            agent.in(environment);
        }
        if (proves) {
            agent.provesItself();
        }
        long skew = random.nextInt(3) == 0 ? (long) ((random.nextDouble() * 2 - 1) * skewLimit) : 0;
        agent.clockIsAhead(skew);
        // A version before the mark that nobody ever saw looks like one that removed the path: see point 4 of the
        // decision.
        boolean agentless = !calm && !whoeverReports && version.marked() && random.nextInt(25) == 0;
        List<String> known = path.known();
        if (version.marked() && !agentless) {
            path.report(agent, PATH, known);
            observedSince = Math.min(observedSince, from);
        }
        if (!version.hasPath() && from - observedSince <= 4 * interval) {
            troubles.add(new Trouble("born together", from, end));
        }
        boolean failed = !calm && random.nextInt(25) == 0;
        if (version.hasPath()) {
            use(agent, version, from, to, normalExit, agentless ? List.of() : known);
        }
        if (version.hasPath() && !version.marked()) {
            troubles.add(new Trouble("unmarked", from, to + 4 * interval));
        } else if (failed && version.marked()) {
            path.fail(agent, PATH, known);
            troubles.add(new Trouble("failed", from, to + 4 * interval));
        } else if (!calm && random.nextInt(25) == 0) {
            agent.failsItsCanary();
            troubles.add(new Trouble("canary", from, to + 4 * interval));
        }
        if (agentless) {
            troubles.add(new Trouble("agentless", from - interval, to + interval));
            return;
        }
        disturb(agent, from, to);
        if (normalExit) {
            agent.livesUntil(to);
        } else {
            agent.crashesAt(to);
        }
    }

    /** Clients that come rarely. What a killed process had not exported yet is lost to every judge, so it is not used here. */
    private void use(Agent agent, Version version, long from, long to, boolean normalExit, List<String> known) {
        int count = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0;
        for (int i = 0; i < count; i++) {
            long latest = calm ? Math.min(to, start + shape.window().toMillis()) : to;
            long time = from + (long) (random.nextDouble() * Math.max(1, latest - from - interval - 10_000));
            if (time < from || (!normalExit && time > to - interval - 10_000)) {
                continue;
            }
            uses.add(time);
            if (version.marked() && !known.isEmpty()) {
                String client = "client-" + random.nextInt(3);
                path.use(agent, PATH, known, client, "1." + random.nextInt(2), time);
            }
        }
    }

    private void disturb(Agent agent, long from, long to) {
        if (calm || to - from < 20 * interval) {
            return;
        }
        if (random.nextInt(4) == 0) {
            long silent = from + (long) (random.nextDouble() * (to - from - 12 * interval));
            long again = silent + (4 + random.nextInt(6)) * interval;
            agent.isSilent(silent, again);
            troubles.add(new Trouble("silent", silent - interval, again + 2 * interval));
        }
        if (random.nextInt(4) == 0) {
            long held = from + (long) (random.nextDouble() * (to - from - 12 * interval));
            long released = held + (2 + random.nextInt(8)) * interval;
            agent.isHeldBack(held, released);
            troubles.add(new Trouble("late", held - interval, released + 2 * interval));
        }
    }
}
