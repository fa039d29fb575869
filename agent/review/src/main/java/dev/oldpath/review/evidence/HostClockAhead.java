package dev.oldpath.review.evidence;

import dev.oldpath.review.otlp.Point;
import dev.oldpath.review.time.Bounded;
import dev.oldpath.review.time.Spans;

/**
 * Until when a process on a host whose clock is ahead lived by the receiver's clock, as far as its agent measured it. By the host's clock it would
 * seem to report for as long after its end as that clock was ahead. Takes points in any order. Not thread-safe.
 */
final class HostClockAhead {
    private long newest = Spans.NEVER;
    private long newestAhead;
    private long alive = Spans.NEVER;

    /** Takes an offset, also one that is stamped later than the moment that is judged. */
    void add(Point offset) {
        long ahead = offset.value() < 0 ? Bounded.clockMillis(-offset.value()) : 0;
        if (offset.time() > newest || (offset.time() == newest && ahead > newestAhead)) {
            newest = offset.time();
            newestAhead = ahead;
        }
        alive = Math.max(alive, offset.time() - ahead);
    }

    /**
     * When the process reported, as far as it lived by the receiver's clock.
     *
     * @param reporting when it reported by the host's clock
     * @param margin what the host's clock may be wrong by, milliseconds
     * @param reach how long a report holds, milliseconds
     */
    Spans lived(Spans reporting, long margin, long reach) {
        return newestAhead > margin ? reporting.within(Long.MIN_VALUE, alive + reach) : reporting;
    }
}
