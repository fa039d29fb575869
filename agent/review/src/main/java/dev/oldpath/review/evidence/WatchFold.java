package dev.oldpath.review.evidence;

import dev.oldpath.review.contract.Attribute;
import dev.oldpath.review.otlp.Point;
import dev.oldpath.review.time.SpanFold;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one run reports about one path of any kind, while the points are read. A state that we do not know counts as failed: it is
 * not proof of being watched.
 */
final class WatchFold {
    private final SpanFold counted = new SpanFold();
    private final SpanFold pending = new SpanFold();
    private final SpanFold absent = new SpanFold();
    private final SpanFold usesArrived = new SpanFold();
    private final UnwatchedFold failed = new UnwatchedFold();
    private final UnwatchedFold uncountable = new UnwatchedFold();
    /** By route: a use may have proven one and not another. */
    private final Map<String, UnwatchedFold> unproven = new HashMap<>();

    void add(Point point, long until) {
        SpanFold harmless = harmless(point);
        if (harmless != null) {
            harmless.add(point.time(), until);
        } else {
            addUnwatched(point, until);
        }
    }

    /** Takes a state only if it makes the path BLIND. */
    void addUnwatched(Point point, long until) {
        if (harmless(point) == null) {
            unwatched(point).add(point, until);
        }
    }

    private UnwatchedFold unwatched(Point point) {
        return switch (point.attribute(Attribute.PATH_STATE)) {
            case "uncountable" -> uncountable;
            case "unproven" -> unproven.computeIfAbsent(point.attribute(Attribute.ROUTE), route -> new UnwatchedFold());
            default -> failed;
        };
    }

    /** Where a state belongs that makes no path BLIND; null for the others. */
    private @Nullable SpanFold harmless(Point point) {
        return switch (point.attribute(Attribute.PATH_STATE)) {
            case "watched" -> counted;
            case "pending" -> pending;
            case "absent" -> absent;
            default -> null;
        };
    }

    /** A point of its uses arrived, even a zero. */
    void usesArrived(long from, long until) {
        usesArrived.add(from, until);
    }

    Run.Watch toWatch() {
        Map<String, Unwatched> byRoute = new HashMap<>();
        unproven.forEach((route, spans) -> byRoute.put(route, spans.toUnwatched()));
        return new Run.Watch(
                counted.toSpans(),
                pending.toSpans(),
                absent.toSpans(),
                failed.toUnwatched(),
                uncountable.toUnwatched(),
                byRoute,
                usesArrived.toSpans());
    }

    /** One of the states that make a path BLIND. */
    private static final class UnwatchedFold {
        private final SpanFold spans = new SpanFold();
        /** The newest report of the path, by kind. */
        private final Map<String, Newest> newest = new HashMap<>();

        private record Newest(long time, long until, Set<String> reasons) {}

        void add(Point point, long until) {
            spans.add(point.time(), until);
            String kind = point.attribute(Attribute.PATH_KIND);
            Newest known = newest.get(kind);
            if (known == null || point.time() > known.time) {
                known = new Newest(point.time(), until, new TreeSet<>());
                newest.put(kind, known);
            }
            String reason = point.attribute(Attribute.PATH_REASON);
            if (point.time() == known.time && !reason.isEmpty()) {
                known.reasons.add(reason);
            }
        }

        Unwatched toUnwatched() {
            Map<String, Long> held = new HashMap<>();
            for (Newest each : newest.values()) {
                each.reasons.forEach(reason -> held.merge(reason, each.until, Math::max));
            }
            return new Unwatched(spans.toSpans(), held);
        }
    }
}
