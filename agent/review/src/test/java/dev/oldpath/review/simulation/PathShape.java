package dev.oldpath.review.simulation;

import java.util.List;
import java.util.Random;

/** What the old path of a fleet is: of one kind or of several under one id, with reads and writes apart or not. */
final class PathShape {
    private static final List<List<String>> SHAPES = List.of(
            List.of("method"),
            List.of("field"),
            List.of("payload"),
            List.of("field", "payload"),
            List.of("method", "field"));
    private static final List<String> REASONS =
            List.of("", "inlined by the compiler", "read by sun.misc.Unsafe", "no rule finds it");

    /** Its own, so that the rest of the fleet is the same whatever the path is. */
    private final Random random;

    private final List<String> kinds;

    PathShape(long seed) {
        this.random = new Random(~seed);
        this.kinds = SHAPES.get(random.nextInt(SHAPES.size()));
    }

    /** The kinds that one process knows; a payload property, for one, is not known before its class is bound. */
    List<String> known() {
        if (kinds.size() == 1 || random.nextInt(3) > 0) {
            return kinds;
        }
        return List.of(oneOf(kinds));
    }

    void report(Agent agent, String path, List<String> known) {
        known.forEach(kind -> agent.reports(path, kind, "watched"));
    }

    /** One kind is enough to blind the path, and the reason may be anything. */
    void fail(Agent agent, String path, List<String> known) {
        String state = random.nextInt(3) == 0 ? "failed" : "uncountable";
        String reason = oneOf(REASONS);
        String kind = oneOf(known);
        if (reason.isEmpty()) {
            agent.reports(path, kind, state);
        } else {
            agent.reports(path, kind, state, reason);
        }
    }

    void use(Agent agent, String path, List<String> known, String client, String version, long time) {
        String kind = oneOf(known);
        boolean telling = kind.equals("field") || kind.equals("payload");
        agent.used(path, kind, telling ? oneOf(List.of("read", "write")) : "", client, version, time);
    }

    private String oneOf(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    @Override
    public String toString() {
        return String.join("+", kinds);
    }
}
