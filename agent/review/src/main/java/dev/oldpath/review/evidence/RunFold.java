package dev.oldpath.review.evidence;

import dev.oldpath.review.contract.Attribute;
import dev.oldpath.review.otlp.Point;
import dev.oldpath.review.time.Bounded;
import dev.oldpath.review.time.SpanFold;
import dev.oldpath.review.time.Spans;
import java.util.HashMap;
import java.util.Map;

/** One instance in one version, while its points are read. */
final class RunFold {
    private static final long DEFAULT_INTERVAL = 60_000;

    private final String version;
    private final String instance;
    private long interval = DEFAULT_INTERVAL;
    private boolean contract2;
    private long lastOrderlyEnd = Spans.NEVER;
    private final ClockOffsets clock = new ClockOffsets();
    private final SpanFold reporting = new SpanFold();
    private final SpanFold canaryFailed = new SpanFold();
    private final SpanFold canaryUses = new SpanFold();
    private final SpanFold inventoryComplete = new SpanFold();
    private final Map<String, SpanFold> scopes = new HashMap<>();
    private final Twins twins = new Twins();
    private final Map<String, WatchFold> watches = new HashMap<>();

    RunFold(String version, String instance) {
        this.version = version;
        this.instance = instance;
    }

    void agentInfo(Point point) {
        long said = ExportInterval.millis(point.attribute(Attribute.EXPORT_INTERVAL));
        if (point.value() <= 0 || said == ExportInterval.NONE) {
            return;
        }
        interval = said;
        contract2 |= !point.attribute(Attribute.CONTRACT).isEmpty();
        reporting.add(point.time(), point.time() + reach());
        twins.report(point.start(), point.time(), reach());
        if (!point.attribute(Attribute.CANARY).equals("ok")) {
            canaryFailed.add(point.time(), point.time() + reach());
        }
    }

    void ended(Point point) {
        contract2 = true;
        lastOrderlyEnd = Math.max(lastOrderlyEnd, point.time());
    }

    void clockOffset(Point point) {
        contract2 = true;
        clock.add(point.time(), Bounded.millis(point.value()));
    }

    void canaryUse(Point point) {
        contract2 = true;
        if (point.value() > 0) {
            canaryUses.add(point.time(), point.time() + reach());
        }
    }

    void inventory(Point point) {
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
        watch(point).add(point, point.time() + reach());
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

    boolean isContract2() {
        return contract2;
    }

    long interval() {
        return interval;
    }

    /**
     * By how much its clock may be behind without that anybody could have known: one that has measured it, or still
     * reports, is judged by that.
     */
    long behind(long asOf) {
        boolean reports = reporting.lastEnd() > asOf;
        return contract2 && !clock.isMeasured() && !reports ? reach() : 0;
    }

    long reach() {
        return Run.INTERVALS * interval;
    }

    Run toRun() {
        Map<String, Run.Watch> built = new HashMap<>();
        watches.forEach((path, watch) -> built.put(path, watch.toWatch()));
        Map<String, Spans> looked = new HashMap<>();
        scopes.forEach((scope, spans) -> looked.put(scope, spans.toSpans()));
        return new Run(
                version,
                instance,
                reporting.toSpans(),
                reach(),
                contract2,
                new Run.Canary(canaryFailed.toSpans(), canaryUses.toSpans()),
                twins.toSpans(),
                lastOrderlyEnd,
                clock,
                new Inventory(inventoryComplete.toSpans(), looked),
                built);
    }
}
