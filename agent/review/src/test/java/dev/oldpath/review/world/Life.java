package dev.oldpath.review.world;

import java.util.ArrayList;
import java.util.List;

/** One process, with its agent or without. */
final class Life {
    /** A stretch of time. */
    record Stretch(long from, long to) {
        boolean holds(long moment) {
            return moment >= from && moment < to;
        }
    }

    /**
     * One execution of the path.
     *
     * @param age of the data that reached it, milliseconds; 0 when it is new
     */
    record Use(Life life, String client, long time, long age) {}

    /**
     * A time in a process in which a use is missed, or seems older than it is. A judge who does not know of it is wrong
     * when the last use was in it.
     */
    record BlindSpot(Life life, long from, long to) {}

    final Place place;
    final Code code;
    final String id;
    final long from;
    long to;
    boolean orderly = true;
    boolean agent = true;
    /** Nobody declared it, or it was declared away: no evidence can tell of it. */
    boolean beyond;

    long skew;
    boolean measuresClock;
    String canary = "ok";
    /** What its agent says of its export interval; empty for the truth. */
    String saidInterval = "";

    String state = "watched";
    final List<Stretch> lost = new ArrayList<>();
    final List<Stretch> held = new ArrayList<>();
    final List<Use> uses = new ArrayList<>();
    final List<double[]> backlogs = new ArrayList<>();

    Life(Place place, Code code, String id, long from, long to) {
        this.place = place;
        this.code = code;
        this.id = id;
        this.from = from;
        this.to = to;
    }

    boolean runs(long moment) {
        return moment >= from && moment < to;
    }

    /** Whether it runs, and reports so that it counts. */
    boolean reports(long moment) {
        return runs(moment)
                && agent
                && saidInterval.isEmpty()
                && lost.stream().noneMatch(stretch -> stretch.holds(moment))
                && held.stream().noneMatch(stretch -> stretch.holds(moment));
    }

    /** When its last export left that was not lost, as far as exports at every interval tell. */
    long lastHeard(long interval) {
        long last = from;
        for (long time = from; time <= to; time += interval) {
            long moment = time;
            if (lost.stream().noneMatch(stretch -> stretch.holds(moment))) {
                last = time;
            }
        }
        return orderly && lost.stream().noneMatch(stretch -> stretch.holds(to)) ? to : last;
    }
}
