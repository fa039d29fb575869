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

    /** Returns a rule for methods. */
    public static PathRule method(String pattern, @Nullable String id, int line) {
        return rule(PathRule.Kind.METHOD, pattern, id, line);
    }
}
