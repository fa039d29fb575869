package dev.oldpath.config;

import org.jspecify.annotations.Nullable;

/** Makes rules without a file to read them from. */
public final class RuleForTest {
    private RuleForTest() {}

    /** Returns a rule that stands in the given line of {@code rules.yaml}. */
    public static PathRule rule(PathRule.Kind kind, String pattern, @Nullable String id, int line) {
        return new PathRule(
                kind, pattern, "rules.yaml:" + line, id, "team-orders", "2.3", "2027-01-31", null, 3_888_000L, false);
    }

    /** Returns a rule for a property that its class no longer has. */
    public static PathRule removed(String pattern) {
        return new PathRule(PathRule.Kind.PAYLOAD, pattern, "rules.yaml:3", null, null, null, null, null, null, true);
    }

    /** Returns a rule that names the client of a request by one of its headers. */
    public static ClientRule client(String name, String version, String header, String value) {
        return new ClientRule(name, version, header, value);
    }
}
