package dev.oldpath.weave.rule;

import dev.oldpath.config.PathRule;
import dev.oldpath.ledger.PathKind;

/** A {@code field:} rule, such as {@code com.acme.Order#priority}. Thread-safe. */
public final class FieldRule extends MemberRule {
    private final Glob field;

    FieldRule(PathRule rule) {
        super(rule);
        this.field = new Glob(member(rule));
    }

    @Override
    public PathKind kind() {
        return PathKind.FIELD;
    }

    /** Whether the rule names this field of a matching type. */
    public boolean matchesField(String name) {
        return field.matches(name);
    }
}
