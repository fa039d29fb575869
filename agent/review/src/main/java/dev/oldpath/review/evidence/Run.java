package dev.oldpath.review.evidence;

import dev.oldpath.review.time.Spans;
import java.util.Map;

/**
 * One instance of a service in one version.
 *
 * @param reporting when it reported: each point holds for its reach
 * @param canaryFailed when its canary was failed
 * @param reach how long one of its points holds, milliseconds: three export intervals
 * @param watches what it said about each path, by id
 */
public record Run(
        String version, String instance, Spans reporting, Spans canaryFailed, long reach, Map<String, Watch> watches) {

    /** A point holds for this many export intervals. */
    static final int INTERVALS = 3;

    /** A path as seen by one run. */
    public record Watch(Spans watched, Unwatched failed, Unwatched uncountable) {
        public static final Watch NONE = new Watch(Spans.EMPTY, Unwatched.NEVER, Unwatched.NEVER);

        /** When the run reported the path at all. */
        public Spans reported() {
            return watched.union(failed.spans()).union(uncountable.spans());
        }
    }

    public long interval() {
        return reach / INTERVALS;
    }

    public Watch watch(String path) {
        return watches.getOrDefault(path, Watch.NONE);
    }
}
