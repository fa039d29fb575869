package dev.oldpath.review.arrival;

import dev.oldpath.review.otlp.Point;
import dev.oldpath.review.time.Bounded;
import dev.oldpath.review.time.Spans;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Whether all points of one metric arrived that one instance sent. With each export the agent sends the sum of them; a pipeline that
 * drops some, or takes no new series, does not change the sum. Points may be in any order. Not thread-safe.
 */
public final class Arrivals {
    /** At most so many exports wait for a missing part. Of more the oldest are dropped first; they never count as whole. */
    private static final int KEPT = 16;

    /** The metrics of a process begin within this time, milliseconds. */
    private static final long BEGINS_WITHIN = 5_000;

    private final TreeMap<Long, ExportArrival> open = new TreeMap<>();
    /** The processes under the instance's id, by the start of a series. */
    private final TreeMap<Long, ProcessArrivals> processes = new TreeMap<>();

    private boolean announcesAny;
    private boolean gotAny;

    /** Takes a report of the instance. */
    public void report(Point point) {
        process(point.start()).report(point.time());
    }

    /**
     * Takes a point that the sum includes.
     *
     * @param series what distinguishes it from the others of an export
     * @param amount what it adds to the sum
     */
    public void part(Point point, Object series, double amount) {
        if (Bounded.isAmount(amount)) {
            ExportArrival export = export(point.time());
            export.part(series, amount);
            close(point.time(), export);
        }
    }

    /** Takes a sum. */
    public void sum(Point point) {
        double sum = Bounded.isAmount(point.value()) ? point.value() : Double.POSITIVE_INFINITY;
        announcesAny |= sum > 0;
        process(point.start()).sum(point.time());
        ExportArrival export = export(point.time());
        export.sum(sum, point.start());
        close(point.time(), export);
    }

    private ProcessArrivals process(long start) {
        return processes.computeIfAbsent(start, key -> new ProcessArrivals());
    }

    private ExportArrival export(long time) {
        return open.computeIfAbsent(time, key -> new ExportArrival());
    }

    private void close(long time, ExportArrival export) {
        if (export.isWhole()) {
            process(export.start()).whole(time);
            gotAny |= !export.isEmpty();
            open.remove(time);
        } else if (open.size() > KEPT) {
            open.pollFirstEntry();
        }
    }

    /**
     * When points were missing: from the last export that arrived whole until the process ended or sent one.
     *
     * @param asOf the moment to judge; a process that still reports then has a reach to send what is missing
     * @param reach how long a report holds, milliseconds
     * @param required whether the agent sends sums, so that without any all is missing
     */
    public Spans missing(long asOf, long reach, boolean required) {
        if (!required && processes.values().stream().noneMatch(ProcessArrivals::hasSum)) {
            return Spans.EMPTY;
        }
        return Spans.union(joined().values().stream()
                .map(process -> process.missing(asOf, reach))
                .toList());
    }

    /** Whether the export of this moment, the last one of a process, arrived whole. Where starts are lost, nobody can tell. */
    public boolean wasLastWhole(long time) {
        return processes.entrySet().stream()
                .anyMatch(process -> process.getKey() <= 0 || process.getValue().wasLastWhole(time));
    }

    /** Whether the agent has sent any point. */
    public boolean announcesAny() {
        return announcesAny;
    }

    /** Whether an export with points arrived whole. */
    public boolean gotAny() {
        return gotAny;
    }

    /** Whether any export arrived whole. */
    public boolean wasWhole() {
        return processes.values().stream().anyMatch(ProcessArrivals::wasWhole);
    }

    /** The processes by their earliest start, with what arrived of each. */
    private NavigableMap<Long, ProcessArrivals> joined() {
        NavigableMap<Long, ProcessArrivals> joined = new TreeMap<>();
        processes.forEach((start, process) -> {
            Map.Entry<Long, ProcessArrivals> before = joined.lastEntry();
            if (before == null || start - before.getKey() > BEGINS_WITHIN) {
                before = Map.entry(start, new ProcessArrivals());
                joined.put(start, before.getValue());
            }
            before.getValue().add(process);
        });
        return joined;
    }
}
