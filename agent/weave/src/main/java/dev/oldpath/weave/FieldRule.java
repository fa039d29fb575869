package dev.oldpath.weave;

import dev.oldpath.config.PathRule;
import dev.oldpath.ledger.PathKind;

/** A {@code field:} rule, such as {@code com.acme.Order#priority}. Thread-safe. */
final class FieldRule extends MemberRule {
    private final Glob field;

    FieldRule(PathRule rule) {
        super(rule);
        this.field = new Glob(member(rule));
    }

    @Override
    PathKind kind() {
        return PathKind.FIELD;
    }

    /** Whether the rule names this field of a matching type. */
    boolean matchesField(String name) {
        return field.matches(name);
    }
}
