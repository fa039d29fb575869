package dev.oldpath.review.evidence;

import dev.oldpath.review.otlp.Point;
import dev.oldpath.review.time.SpanFold;
import java.util.HashMap;
import java.util.Map;

/** One instance in one version while its points come in. */
final class RunFold {
    private static final long DEFAULT_INTERVAL = 60_000;

    private final String version;
    private final String instance;
    private long interval = DEFAULT_INTERVAL;
    private final SpanFold reporting = new SpanFold();
    private final SpanFold canaryFailed = new SpanFold();
    private final Map<String, WatchFold> watches = new HashMap<>();

    RunFold(String version, String instance) {
        this.version = version;
        this.instance = instance;
    }

    void agentInfo(Point point) {
        if (point.value() <= 0) {
            return;
        }
        interval = interval(point.attribute("oldpath.export.interval"));
        reporting.add(point.time(), point.time() + reach());
        if (point.attribute("oldpath.agent.canary").equals("failed")) {
            canaryFailed.add(point.time(), point.time() + reach());
        }
    }

    private static long interval(String seconds) {
        try {
            long millis = (long) (Double.parseDouble(seconds) * 1000);
            return millis > 0 ? millis : DEFAULT_INTERVAL;
        } catch (NumberFormatException e) {
            return DEFAULT_INTERVAL;
        }
    }

    void pathInfo(Point point) {
        watches.computeIfAbsent(point.attribute("oldpath.path.id"), id -> new WatchFold())
                .add(point, point.time() + reach());
    }

    String version() {
        return version;
    }

    String instance() {
        return instance;
    }

    long interval() {
        return interval;
    }

    long reach() {
        return Run.INTERVALS * interval;
    }

    Run toRun() {
        Map<String, Run.Watch> built = new HashMap<>();
        watches.forEach((path, watch) -> built.put(path, watch.toWatch()));
        return new Run(version, instance, reporting.toSpans(), canaryFailed.toSpans(), reach(), built);
    }
}
