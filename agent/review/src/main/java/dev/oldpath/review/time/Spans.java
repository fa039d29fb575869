package dev.oldpath.review.time;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** An immutable set of moments, as sorted, disjoint, half-open spans of epoch milliseconds. */
public final class Spans {
    /** The end of an empty set: before every moment. */
    public static final long NEVER = Long.MIN_VALUE;

    public static final Spans EMPTY = new Spans(new long[0], new long[0]);

    private final long[] starts;
    private final long[] ends;

    Spans(long[] starts, long[] ends) {
        this.starts = starts;
        this.ends = ends;
    }

    public static Spans of(long start, long end) {
        return start < end ? new Spans(new long[] {start}, new long[] {end}) : EMPTY;
    }

    public static Spans union(Collection<Spans> sets) {
        return atLeast(1, sets);
    }

    /** The moments that lie in at least {@code count} of the sets. */
    public static Spans atLeast(int count, Collection<Spans> sets) {
        int size = sets.stream().mapToInt(Spans::size).sum();
        long[] from = new long[size];
        long[] to = new long[size];
        int filled = 0;
        for (Spans set : sets) {
            System.arraycopy(set.starts, 0, from, filled, set.size());
            System.arraycopy(set.ends, 0, to, filled, set.size());
            filled += set.size();
        }
        Arrays.sort(from);
        Arrays.sort(to);
        long[] starts = new long[size];
        long[] ends = new long[size];
        int found = 0;
        int open = 0;
        int end = 0;
        for (int start = 0; start < size; start++) {
            while (to[end] < from[start]) {
                end++;
                open--;
            }
            open++;
            if (open >= count) {
                // As many spans as are open beyond the wanted count have to end before the count is missed.
                long until = to[end + open - count];
                if (found == 0 || from[start] > ends[found - 1]) {
                    starts[found++] = from[start];
                }
                ends[found - 1] = until;
            }
        }
        return new Spans(Arrays.copyOf(starts, found), Arrays.copyOf(ends, found));
    }

    public Spans union(Spans other) {
        return union(List.of(this, other));
    }

    public Spans within(long from, long to) {
        return intersect(of(from, to));
    }

    public Spans intersect(Spans other) {
        long[] from = new long[size() + other.size()];
        long[] to = new long[size() + other.size()];
        int filled = 0;
        int i = 0;
        int j = 0;
        while (i < size() && j < other.size()) {
            long start = Math.max(starts[i], other.starts[j]);
            long end = Math.min(ends[i], other.ends[j]);
            if (start < end) {
                from[filled] = start;
                to[filled++] = end;
            }
            if (ends[i] < other.ends[j]) {
                i++;
            } else {
                j++;
            }
        }
        return new Spans(Arrays.copyOf(from, filled), Arrays.copyOf(to, filled));
    }

    public Spans minus(Spans other) {
        return other.isEmpty() ? this : intersect(other.complement());
    }

    private Spans complement() {
        long[] from = new long[size() + 1];
        long[] to = new long[size() + 1];
        from[0] = Long.MIN_VALUE;
        for (int i = 0; i < size(); i++) {
            to[i] = starts[i];
            from[i + 1] = ends[i];
        }
        to[size()] = Long.MAX_VALUE;
        return new Spans(from, to);
    }

    public boolean contains(long moment) {
        int at = Arrays.binarySearch(starts, moment);
        int span = at >= 0 ? at : -at - 2;
        return span >= 0 && moment < ends[span];
    }

    public boolean isEmpty() {
        return starts.length == 0;
    }

    public int size() {
        return starts.length;
    }

    public long start(int span) {
        return starts[span];
    }

    public long end(int span) {
        return ends[span];
    }

    /** The first moment, or {@link Long#MAX_VALUE} of an empty set. */
    public long firstStart() {
        return isEmpty() ? Long.MAX_VALUE : starts[0];
    }

    /** The end of the last span, or {@link #NEVER}. */
    public long lastEnd() {
        return isEmpty() ? NEVER : ends[ends.length - 1];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Spans that && Arrays.equals(starts, that.starts) && Arrays.equals(ends, that.ends);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(starts) + Arrays.hashCode(ends);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < size(); i++) {
            text.append(i == 0 ? "" : ", ").append(starts[i]).append("..").append(ends[i]);
        }
        return text.append(']').toString();
    }
}
