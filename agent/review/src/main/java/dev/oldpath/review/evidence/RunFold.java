package dev.oldpath.review.evidence;

import dev.oldpath.review.arrival.Arrivals;
import dev.oldpath.review.contract.Attribute;
import dev.oldpath.review.otlp.Point;
import dev.oldpath.review.time.Bounded;
import dev.oldpath.review.time.ExportInterval;
import dev.oldpath.review.time.SpanFold;
import dev.oldpath.review.time.Spans;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One instance in one version, while its points are read. */
final class RunFold {
    private static final long DEFAULT_INTERVAL = 60_000;

    /** Far more points than an export has: a pipeline may split one, but what has no heartbeat at all must not fill the memory. */
    private static final int MOST_WAITING = 10_000;

    /** The contract in which agents send sums, and later ones. */
    private static final Pattern CONTRACT_3 = Pattern.compile("[3-9]|[1-9]\\d+");

    private final String version;
    private final String instance;
    private long interval = DEFAULT_INTERVAL;
    /** That of the newest report, whatever the order of reading. */
    private long newestInterval = DEFAULT_INTERVAL;

    private long newestReport = Spans.NEVER;
    private boolean intervalKnown;
    private List<Point> waiting = new ArrayList<>();
    private long firstAhead = Long.MAX_VALUE;
    private long lastAhead = Spans.NEVER;
    private final Set<String> pathsAhead = new HashSet<>();
    private long firstSign = Long.MAX_VALUE;
    private boolean contract2;
    private boolean contract3;
    private final Arrivals allUses = new Arrivals();
    private final Arrivals allPaths = new Arrivals();
    private final Arrivals allDelays = new Arrivals();
    private final SpanFold alive = new SpanFold();
    private final HostClockOffsets hostClock = new HostClockOffsets();
    private final HostClockAhead ahead = new HostClockAhead();
    private final SpanFold reporting = new SpanFold();
    private final SpanFold canaryFailed = new SpanFold();
    private final SpanFold canaryUses = new SpanFold();
    private final SpanFold usesWithoutPath = new SpanFold();
    private final SpanFold startKnown = new SpanFold();
    private final SpanFold inventoryComplete = new SpanFold();
    private final Map<String, SpanFold> scopes = new HashMap<>();
    private final TreeSet<Long> ends = new TreeSet<>();
    private final Lives bySeries = new Lives();
    private final Lives byAgent = new Lives();
    private final Map<String, WatchFold> watches = new HashMap<>();

    RunFold(String version, String instance) {
        this.version = version;
        this.instance = instance;
    }

    /** Notes that a point of any kind arrived. */
    void sign(Point point) {
        firstSign = Math.min(firstSign, point.time());
    }

    void agentInfo(Point point) {
        long reported = ExportInterval.millis(point.attribute(Attribute.EXPORT_INTERVAL));
        if (reported != ExportInterval.NONE) {
            interval = reported;
            intervalKnown = true;
        }
        contract2 |= !point.attribute(Attribute.CONTRACT).isEmpty();
        contract3 |= CONTRACT_3.matcher(point.attribute(Attribute.CONTRACT)).matches();
        canary(point);
        if (point.value() > 0 && reported != ExportInterval.NONE) {
            allUses.report(point);
            allPaths.report(point);
            allDelays.report(point);
            reporting.add(point.time(), point.time() + reach());
            if (point.time() >= newestReport) {
                newestInterval = point.time() == newestReport ? Math.max(newestInterval, reported) : reported;
                newestReport = point.time();
            }
            bySeries.report(point.start(), point.time(), reach());
            if (point.start() > 0) {
                startKnown.add(point.time(), point.time() + reach());
            }
        }
    }

    /** Whether a point has to wait for the first heartbeat, which may be read later and says how long a point holds. */
    boolean waits(Point point) {
        boolean waits = !intervalKnown && waiting.size() < MOST_WAITING;
        if (waits) {
            waiting.add(point);
        }
        return waits;
    }

    /** Those that have waited, once. */
    List<Point> waiting() {
        List<Point> waited = waiting;
        waiting = new ArrayList<>();
        return waited;
    }

    private void canary(Point point) {
        if (!point.attribute(Attribute.CANARY).equals("ok")) {
            canaryFailed.add(point.time(), point.time() + reach());
        }
    }

    /** Takes a report that a clock ahead has stamped too late: it is there, but since when is not known. */
    void agentInfoAhead(Point point, long stamp) {
        canary(point);
        if (point.value() > 0) {
            firstAhead = Math.min(firstAhead, stamp);
            lastAhead = Math.max(lastAhead, stamp);
        }
    }

    /** Takes the state of a path that a clock ahead has stamped too late. */
    void pathInfoAhead(Point point) {
        pathsAhead.add(point.attribute(Attribute.PATH_ID));
        watch(point).addUnwatched(point, point.time() + reach());
    }

    /** Takes the start of an agent; a processor may drop that of the series. */
    void started(Point point) {
        isAlive(point);
        if (Bounded.isAmount(point.value())) {
            byAgent.report((long) (point.value() * 1000), point.time(), reach());
            if (point.value() > 0) {
                startKnown.add(point.time(), point.time() + reach());
            }
        }
    }

    void ended(Point point) {
        contract2 = true;
        ends.add(point.time());
    }

    void clockOffset(Point point) {
        contract2 = true;
        hostClock.add(point.time(), Bounded.clockMillis(point.value()), reach());
        ahead.add(point);
    }

    /** Takes an offset that is stamped later than the moment that is judged, as on a host whose clock is ahead. */
    void clockOffsetOfFuture(Point point) {
        ahead.add(point);
    }

    void canaryUse(Point point) {
        contract2 = true;
        if (point.value() > 0) {
            canaryUses.add(point.time(), point.time() + reach());
        }
    }

    /** Notes a use that has lost its path on its way, so that the canary's use proves nothing. */
    void useWithoutPath(Point point) {
        if (point.value() != 0) {
            usesWithoutPath.add(point.time(), point.time() + reach());
        }
    }

    void inventory(Point point) {
        isAlive(point);
        contract2 = true;
        if (point.value() > 0 && point.attribute(Attribute.INVENTORY_STATE).equals("complete")) {
            inventoryComplete.add(point.time(), point.time() + reach());
        }
    }

    void scope(Point point) {
        contract2 = true;
        if (point.value() > 0) {
            scopes.computeIfAbsent(point.attribute(Attribute.INVENTORY_SCOPE), scope -> new SpanFold())
                    .add(point.time(), point.time() + reach());
        }
    }

    void pathInfo(Point point) {
        isAlive(point);
        if (!point.attribute(Attribute.PATH_KIND).isEmpty()) {
            allPaths.part(point, pathOf(point), 1);
            if (!point.attribute(Attribute.PATH_QUIET).isEmpty()) {
                allDelays.part(point, pathOf(point), 1);
            }
        }
        watch(point).add(point, point.time() + reach());
    }

    private static List<String> pathOf(Point point) {
        return List.of(point.attribute(Attribute.PATH_ID), point.attribute(Attribute.PATH_KIND));
    }

    /** Takes an age of data or of a backlog. */
    void age(Point point) {
        allDelays.part(point, List.of(point.metric(), point.attributes()), 1);
    }

    /** Notes a point that only a process that runs sends. */
    private void isAlive(Point point) {
        alive.add(point.time(), point.time() + reach());
    }

    /** Takes a point of uses, of whatever path. What a pipeline adds to its attributes does not make it another one. */
    void use(Point point) {
        allUses.part(
                point,
                Stream.of(
                                Attribute.PATH_ID,
                                Attribute.PATH_KIND,
                                Attribute.CLIENT_NAME,
                                Attribute.CLIENT_VERSION,
                                Attribute.CLIENT_SOURCE,
                                Attribute.ACCESS)
                        .map(point::attribute)
                        .toList(),
                point.value());
    }

    void sumOfUses(Point point) {
        contract3();
        allUses.sum(point);
    }

    void sumOfPaths(Point point) {
        isAlive(point);
        contract3();
        allPaths.sum(point);
    }

    void sumOfDelays(Point point) {
        contract3();
        allDelays.sum(point);
    }

    /** Whether its agent has sent something that makes a verdict later. */
    boolean hasDelays() {
        return allDelays.announcesAny();
    }

    /** Whether all of that arrived at least once. */
    boolean gotDelays() {
        return allDelays.gotAny();
    }

    private void contract3() {
        contract2 = true;
        contract3 = true;
    }

    void uses(Point point) {
        watch(point).usesArrived(point.time(), point.time() + reach());
    }

    private WatchFold watch(Point point) {
        return watches.computeIfAbsent(point.attribute(Attribute.PATH_ID), id -> new WatchFold());
    }

    String version() {
        return version;
    }

    String instance() {
        return instance;
    }

    boolean hasReported() {
        return newestReport != Spans.NEVER;
    }

    boolean isContract2() {
        return contract2;
    }

    long interval() {
        return interval;
    }

    /** What {@link #reach} is once all points are read. */
    private long reachNow() {
        return Run.INTERVALS * newestInterval;
    }

    long reach() {
        return Run.INTERVALS * interval;
    }

    /** By the starts of the agents and of their series; where a series starts again within the life of one agent, nothing is lost. */
    private List<Run.Lost> lost(NavigableSet<Long> ends) {
        List<Run.Lost> lost = new ArrayList<>(byAgent.lost(ends));
        for (Run.Lost other : bySeries.lost(ends)) {
            if (!byAgent.hasOneFrom(other.lastReport(), other.placeTaken())) {
                lost.add(other);
            }
        }
        return lost;
    }

    /** When a process reported its end, with all that it had counted. What it had counted may be lost where the end is not. */
    private NavigableSet<Long> orderlyEnds() {
        NavigableSet<Long> orderly = new TreeSet<>(ends);
        if (contract3) {
            orderly.removeIf(end -> !allUses.wasLastWhole(end));
        }
        return orderly;
    }

    Run toRun(long asOf) {
        NavigableSet<Long> orderly = orderlyEnds();
        Map<String, Run.Watch> built = new HashMap<>();
        watches.forEach((path, watch) -> built.put(path, watch.toWatch()));
        Map<String, Spans> looked = new HashMap<>();
        scopes.forEach((scope, spans) -> looked.put(scope, spans.toSpans()));
        return new Run(
                version,
                instance,
                firstSign,
                newestReport,
                ahead.lived(reporting.toSpans(), newestInterval, reachNow()),
                reachNow(),
                contract2,
                Spans.union(Stream.of(allUses, allPaths, allDelays)
                        .map(all -> all.missing(asOf, reachNow(), contract3))
                        .toList()),
                !contract3 || reporting.toSpans().isEmpty() || (allPaths.wasWhole() && allDelays.wasWhole()),
                new Run.Canary(canaryFailed.toSpans(), canaryUses.toSpans(), usesWithoutPath.toSpans()),
                startKnown.toSpans(),
                alive.toSpans().minus(reporting.toSpans()),
                lastAhead - firstAhead >= newestInterval || (lastAhead > firstAhead && newestReport != Spans.NEVER)
                        ? new Run.Ahead(true, pathsAhead)
                        : Run.Ahead.NONE,
                bySeries.twins().union(byAgent.twins()),
                orderly.isEmpty() ? Spans.NEVER : orderly.last(),
                contract2 ? lost(orderly) : List.of(),
                hostClock,
                new Inventory(inventoryComplete.toSpans(), looked),
                built);
    }
}
