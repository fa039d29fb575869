package dev.oldpath.stack;

import dev.oldpath.stack.Landscape.Answer;
import dev.oldpath.stack.Landscape.Place;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongFunction;

/**
 * The answers of the Java implementation around a moment. The rules look once in a while and the Java implementation looks at the
 * moment itself, so near a change of verdict both sides of it are right.
 */
final class Agreement {
    /** No verdict, because the path has never been reported. */
    static final int NONE = -1;

    private static final Answer NOTHING = new Answer(NONE, "", List.of());

    private final LongFunction<Map<Place, Answer>> verdicts;
    private final long slack;
    private final long beat;
    private final Map<Long, Map<Place, Answer>> known = new TreeMap<>();

    /**
     * @param slack how far the two may see a change apart
     * @param beat how often to look within the slack
     */
    Agreement(LongFunction<Map<Place, Answer>> verdicts, long slack, long beat) {
        this.verdicts = verdicts;
        this.slack = slack;
        this.beat = beat;
    }

    Set<Integer> codes(Place place, long moment) {
        Set<Integer> codes = new TreeSet<>();
        around(place, moment).forEach(answer -> codes.add(answer.code()));
        return codes;
    }

    /** All answers near the moment; only one if nothing changes there. */
    Set<Answer> around(Place place, long moment) {
        Set<Answer> all = new HashSet<>();
        for (long at = moment - slack; at <= moment + slack; at += beat) {
            all.add(known.computeIfAbsent(at, verdicts::apply).getOrDefault(place, NOTHING));
        }
        return all;
    }
}
