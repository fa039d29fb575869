package dev.oldpath.weave.rule;

import dev.oldpath.config.PathRule;
import dev.oldpath.ledger.PathKind;
import java.util.ArrayList;
import java.util.List;

/** The rules that concern code: those for methods and fields, and those that cannot be counted yet. Thread-safe. */
public final class Rules {
    private final List<MemberRule> all = new ArrayList<>();
    private final RulesByType<MethodRule> methods = new RulesByType<>();
    private final RulesByType<FieldRule> fields = new RulesByType<>();
    private final List<PathRule> notCountable = new ArrayList<>();

    /** Takes the rules that concern code from these. */
    public Rules(List<PathRule> rules) {
        for (PathRule rule : rules) {
            if (rule.kind() == PathKind.METHOD) {
                MethodRule method = new MethodRule(rule);
                all.add(method);
                methods.add(method);
            } else if (rule.kind() == PathKind.FIELD) {
                FieldRule field = new FieldRule(rule);
                all.add(field);
                fields.add(field);
            } else if (rule.kind() != PathKind.ENDPOINT && rule.kind() != PathKind.PAYLOAD) {
                notCountable.add(rule);
            }
        }
    }

    /** Returns the rules that may name methods of this type; mostly an empty list that is not allocated. */
    public List<MethodRule> methodsOf(String internalName) {
        return methods.of(internalName);
    }

    /** Returns the rules that may name fields of this type; mostly an empty list that is not allocated. */
    public List<FieldRule> fieldsOf(String internalName) {
        return fields.of(internalName);
    }

    /** Whether any may name a member of this type. */
    public boolean concern(String internalName) {
        return !methods.of(internalName).isEmpty() || !fields.of(internalName).isEmpty();
    }

    public List<PathRule> notCountable() {
        return notCountable;
    }

    public List<MemberRule> all() {
        return all;
    }
}
