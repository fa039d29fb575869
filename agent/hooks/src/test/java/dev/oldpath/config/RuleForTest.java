package dev.oldpath.config;

import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import org.jspecify.annotations.Nullable;

/** Makes rules without a file to read them from. */
public final class RuleForTest {
    private static final PathInfo INFO = new PathInfo.Builder()
            .owner("team-orders")
            .since("2.3")
            .removeAfter("2027-01-31")
            .quietSeconds(3_888_000L)
            .build();

    private RuleForTest() {}

    /** Returns a rule of the given line of {@code rules.yaml}. */
    public static PathRule rule(PathKind kind, String pattern, @Nullable String id, int line) {
        return new PathRule(kind, pattern, "rules.yaml:" + line, id, INFO, false);
    }

    /** Returns a rule for an endpoint that a person has confirmed. */
    public static PathRule confirmed(String pattern) {
        PathInfo info = new PathInfo.Builder().confirmed("2026-11-26").build();
        return new PathRule(PathKind.ENDPOINT, pattern, "rules.yaml:5", null, info, false);
    }

    /** Returns a rule for a property that its class no longer has. */
    public static PathRule removed(String pattern) {
        return new PathRule(PathKind.PAYLOAD, pattern, "rules.yaml:3", null, PathInfo.NONE, true);
    }

    /** Returns a rule that names the client of a request by one of its headers. */
    public static ClientRule client(String name, String version, String header, String value) {
        return new ClientRule(name, version, header, value);
    }
}
