package dev.oldpath.weave.rule;

import dev.oldpath.config.PathRule;
import dev.oldpath.ledger.PathInfo;

/** What a rule of any kind says about its path besides the id. */
public final class RuleInfo {
    private RuleInfo() {}

    /** Returns what the rule says, for more to be added. */
    public static PathInfo.Builder of(PathRule rule) {
        return new PathInfo.Builder()
                .owner(rule.owner())
                .since(rule.since())
                .removeAfter(rule.removeAfter())
                .replacement(rule.replacement())
                .quietSeconds(rule.quietSeconds());
    }
}
