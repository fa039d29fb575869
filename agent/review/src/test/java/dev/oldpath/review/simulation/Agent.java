package dev.oldpath.review.simulation;

import dev.oldpath.review.simulation.Telemetry.Export;
import dev.oldpath.review.simulation.Telemetry.Sample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongToDoubleFunction;

/**
 * One process with the agent in it. Say what it knows and what happens to it, then let it live: it exports on start, at
 * every interval, five seconds after the first use of a path by a client, and on a normal exit.
 */
public final class Agent {
    private static final long FIRST_USE_LEAVES_AFTER = 5_000;

    private static final String ANNOTATION = "@OldPath";

    /** A path has one id and may have several kinds. */
    private record PathKey(String path, String kind) {}

    private record Use(PathKey path, String access, String client, String version, long time) {}

    private record Silence(long from, long to) {}

    private record Extra(long from, Sample sample) {}

    private record Course(String metric, Map<String, String> attributes, LongToDoubleFunction value) {}

    private final Telemetry telemetry;
    private final Map<String, String> resource = new LinkedHashMap<>();
    private final long interval;
    private final long start;
    private final Map<PathKey, Map<String, String>> paths = new LinkedHashMap<>();
    private final Set<String> unproven = new HashSet<>();
    private final List<Use> uses = new ArrayList<>();
    private final List<Silence> silences = new ArrayList<>();
    private final List<Silence> held = new ArrayList<>();
    private final List<Extra> extras = new ArrayList<>();
    private final List<Course> courses = new ArrayList<>();
    private String canary = "ok";
    private String saidInterval;
    private boolean proves;
    private boolean measuresClock;
    private List<String> scopes = List.of(ANNOTATION);
    private String pathScope = ANNOTATION;
    private String inventory = "complete";
    private long skew;

    public Agent(Telemetry telemetry, String service, String version, String instance, long start, long interval) {
        this.telemetry = telemetry;
        this.start = start;
        this.interval = interval;
        this.saidInterval = String.valueOf(interval / 1000.0);
        resource.put("service.name", service);
        resource.put("service.version", version);
        resource.put("service.instance.id", instance);
    }

    public Agent in(String environment) {
        resource.put("deployment.environment.name", environment);
        return this;
    }

    public Agent knows(String path, String kind) {
        return reports(path, kind, "watched");
    }

    public Agent reports(String path, String kind, String state) {
        paths.computeIfAbsent(new PathKey(path, kind), key -> new LinkedHashMap<>())
                .put("oldpath.path.state", state);
        return this;
    }

    /** Why the path is failed or uncountable as this kind. */
    public Agent reports(String path, String kind, String state, String reason) {
        reports(path, kind, state);
        return says(path, kind, "reason", reason);
    }

    /** The route in the rule for an endpoint. */
    public Agent routed(String path, String route) {
        return says(path, "endpoint", Map.of("http.route", route));
    }

    /** A rule for an endpoint that nothing proves but a use in this process. */
    public Agent reportsUnprovenUntilUsed(String path, String route) {
        unproven.add(path);
        return reports(path, "endpoint", "watched").routed(path, route);
    }

    private Agent says(String path, String kind, Map<String, String> attributes) {
        paths.computeIfAbsent(new PathKey(path, kind), key -> new LinkedHashMap<>())
                .putAll(attributes);
        return this;
    }

    /** Of the path as each kind it is known by. */
    public Agent says(String path, String attribute, String value) {
        kinds(path).forEach(kind -> says(path, kind, attribute, value));
        return this;
    }

    private Agent says(String path, String kind, String attribute, String value) {
        return says(path, kind, Map.of("oldpath.path." + attribute, value));
    }

    private List<String> kinds(String path) {
        List<String> kinds = paths.keySet().stream()
                .filter(key -> key.path().equals(path))
                .map(PathKey::kind)
                .toList();
        return kinds.isEmpty() ? List.of("method") : kinds;
    }

    /** It speaks contract 3: its canary's use is exported, it says where it has looked, how much it sends, and when it ends. */
    public Agent provesItself() {
        proves = true;
        return this;
    }

    /** Where it looks for marks, where it finds the path, and how far it got with looking. */
    public Agent looks(List<String> where, String found, String state) {
        scopes = where;
        pathScope = found;
        inventory = state;
        return this;
    }

    /** Its receiver tells the time. */
    public Agent measuresItsClock() {
        measuresClock = true;
        return this;
    }

    public Agent failsItsCanary() {
        return saysOfItsCanary("failed");
    }

    public Agent saysOfItsCanary(String word) {
        canary = word;
        return this;
    }

    /** What it says of its export interval, in seconds, whatever it is. */
    public Agent saysItExportsEvery(String seconds) {
        saidInterval = seconds;
        return this;
    }

    /** Its host's clock is ahead, or behind when negative. */
    public Agent clockIsAhead(long millis) {
        skew = millis;
        return this;
    }

    public Agent used(String path, String client, String version, long time) {
        return used(path, kinds(path).get(0), "", client, version, time);
    }

    /**
     * Uses a path of several kinds, or one that tells reads from writes.
     *
     * @param access {@code read}, {@code write} or nothing
     */
    public Agent used(String path, String kind, String access, String client, String version, long time) {
        if (time < start) {
            throw new IllegalArgumentException("used before it started");
        }
        uses.add(new Use(new PathKey(path, kind), access, client, version, time));
        return this;
    }

    /** Its exports get lost. */
    public Agent isSilent(long from, long to) {
        silences.add(new Silence(from, to));
        return this;
    }

    /** Its exports wait in a queue and arrive at the end. */
    public Agent isHeldBack(long from, long to) {
        held.add(new Silence(from, to));
        return this;
    }

    /** Any other gauge from a moment on, such as a backlog. */
    public Agent gauge(String metric, Map<String, String> attributes, double value, long from) {
        extras.add(new Extra(from, new Sample(metric, attributes, start + skew, value, false)));
        return this;
    }

    /** Any other gauge whose value depends on time; no point when it is not a number. */
    public Agent gauge(String metric, Map<String, String> attributes, LongToDoubleFunction value) {
        courses.add(new Course(metric, attributes, value));
        return this;
    }

    /** Any other counter from a moment on. */
    public Agent counter(String metric, Map<String, String> attributes, double value, long from) {
        extras.add(new Extra(from, new Sample(metric, attributes, start + skew, value, true)));
        return this;
    }

    /** Runs until a normal exit, whose last export is sent. */
    public void livesUntil(long end) {
        live(end, true);
    }

    /** Runs until it is killed. */
    public void crashesAt(long end) {
        live(end, false);
    }

    private void live(long end, boolean normalExit) {
        uses.sort(Comparator.comparingLong(Use::time));
        TreeSet<Long> times = new TreeSet<>();
        for (long time = start; time <= end; time += interval) {
            times.add(time);
        }
        Map<String, Long> first = new LinkedHashMap<>();
        uses.forEach(use -> first.putIfAbsent(
                use.path().toString() + use.access() + '\n' + use.client() + '\n' + use.version(), use.time()));
        first.values().stream()
                .map(time -> time + Math.min(FIRST_USE_LEAVES_AFTER, interval / 4))
                .filter(time -> time <= end)
                .forEach(times::add);
        if (normalExit) {
            times.add(end);
        }
        for (long time : times) {
            if (silences.stream().noneMatch(silence -> time >= silence.from() && time < silence.to())) {
                export(time, normalExit && time == end);
            }
        }
    }

    private void export(long time, boolean last) {
        long arrival = held.stream()
                .filter(hold -> time >= hold.from() && time < hold.to())
                .mapToLong(Silence::to)
                .max()
                .orElse(time);
        List<Sample> samples = new ArrayList<>();
        // Paths first: the reader must not depend on the agent's own line coming first.
        paths.forEach((path, attributes) -> samples.add(pathInfo(path, attributes, time)));
        Map<String, String> info = new LinkedHashMap<>();
        info.put("oldpath.agent.canary", canary);
        info.put("oldpath.export.interval", saidInterval);
        info.put("jvm.version", "17.0.15");
        if (proves) {
            info.put("oldpath.contract", "3");
            prove(samples, time, last);
        }
        samples.add(new Sample("oldpath.agent.info", info, start + skew, 1, true));
        samples.add(
                new Sample("oldpath.agent.start.timestamp", Map.of(), start + skew, (start + skew) / 1000.0, false));
        paths.keySet().forEach(path -> addUses(samples, path, time));
        extras.stream().filter(extra -> time >= extra.from()).forEach(extra -> samples.add(extra.sample()));
        courses.forEach(course -> {
            double value = course.value().applyAsDouble(time);
            if (!Double.isNaN(value)) {
                samples.add(new Sample(course.metric(), course.attributes(), start + skew, value, false));
            }
        });
        if (proves) {
            samples.add(sum("oldpath.agent.uses", "oldpath.uses", samples));
            samples.add(sum("oldpath.agent.paths", "oldpath.path.info", samples));
            samples.add(delays(samples));
        }
        telemetry.add(new Export(resource, time + skew, arrival, samples));
    }

    private Sample sum(String metric, String of, List<Sample> samples) {
        double sum = samples.stream()
                .filter(sample -> sample.metric().equals(of))
                .mapToDouble(Sample::value)
                .sum();
        return new Sample(metric, Map.of(), start + skew, sum, true);
    }

    private Sample delays(List<Sample> samples) {
        long delays = samples.stream()
                .filter(sample -> sample.metric().equals("oldpath.data.age")
                        || sample.metric().equals("oldpath.backlog.age")
                        || (sample.metric().equals("oldpath.path.info")
                                && sample.attributes().containsKey("oldpath.path.quiet")))
                .count();
        return new Sample("oldpath.agent.delays", Map.of(), start + skew, delays, true);
    }

    private void prove(List<Sample> samples, long time, boolean last) {
        PathKey own = new PathKey("oldpath.canary", "method");
        samples.add(
                new Sample("oldpath.uses", client(own, "", "_unknown", "_unknown", "unknown"), start + skew, 1, true));
        samples.add(new Sample(
                "oldpath.inventory.info", Map.of("oldpath.inventory.state", inventory), start + skew, 1, true));
        scopes.forEach(scope -> samples.add(new Sample(
                "oldpath.inventory.scope.info", Map.of("oldpath.inventory.scope", scope), start + skew, 1, true)));
        if (measuresClock && time > start) {
            samples.add(new Sample("oldpath.agent.clock.offset", Map.of(), start + skew, -skew / 1000.0, false));
        }
        if (last) {
            samples.add(
                    new Sample("oldpath.agent.end.timestamp", Map.of(), start + skew, (time + skew) / 1000.0, false));
        }
    }

    private Sample pathInfo(PathKey path, Map<String, String> attributes, long time) {
        Map<String, String> all = new LinkedHashMap<>(attributes);
        if (isUnproven(path, time)) {
            all.put("oldpath.path.state", "unproven");
        }
        all.put("oldpath.path.id", path.path());
        all.put("oldpath.path.kind", path.kind());
        if (proves) {
            all.put("oldpath.path.scope", pathScope);
        }
        return new Sample("oldpath.path.info", all, start + skew, 1, true);
    }

    private boolean isUnproven(PathKey path, long time) {
        return path.kind().equals("endpoint")
                && unproven.contains(path.path())
                && uses.stream().noneMatch(use -> use.path().equals(path) && use.time() <= time);
    }

    private void addUses(List<Sample> samples, PathKey path, long time) {
        Map<Map<String, String>, long[]> byClient = new LinkedHashMap<>();
        for (Use use : uses) {
            if (use.path().equals(path) && use.time() <= time) {
                long[] counted = byClient.computeIfAbsent(
                        client(path, use.access(), use.client(), use.version(), "header"), client -> new long[2]);
                counted[0]++;
                counted[1] = use.time() + skew;
            }
        }
        if (byClient.isEmpty() && !isUnproven(path, time)) {
            samples.add(new Sample("oldpath.uses", client(path, "", "_none", "_none", "none"), start + skew, 0, true));
        }
        byClient.forEach((client, counted) -> {
            samples.add(new Sample("oldpath.uses", client, start + skew, counted[0], true));
            samples.add(new Sample("oldpath.last_used.timestamp", client, start + skew, counted[1] / 1000.0, false));
        });
    }

    private static Map<String, String> client(PathKey path, String access, String name, String version, String source) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("oldpath.path.id", path.path());
        attributes.put("oldpath.path.kind", path.kind());
        attributes.put("oldpath.client.name", name);
        attributes.put("oldpath.client.version", version);
        attributes.put("oldpath.client.source", source);
        if (!access.isEmpty()) {
            attributes.put("oldpath.access", access);
        }
        return attributes;
    }
}
