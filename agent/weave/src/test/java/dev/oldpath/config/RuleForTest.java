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

    /** Returns a rule for methods. */
    public static PathRule method(String pattern, @Nullable String id, int line) {
        return rule(PathKind.METHOD, pattern, id, line);
    }
}
