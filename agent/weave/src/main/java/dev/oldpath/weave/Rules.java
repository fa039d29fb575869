package dev.oldpath.weave;

import dev.oldpath.config.PathRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules that concern code: those for methods, and those that cannot be counted yet. Thread-safe. */
public final class Rules {
    private final List<MethodRule> all = new ArrayList<>();
    private final Map<String, List<MethodRule>> byType = new HashMap<>();
    private final List<MethodRule> withGlob = new ArrayList<>();
    private final List<PathRule> notCountable = new ArrayList<>();

    /** Takes the rules that concern code from these. */
    public Rules(List<PathRule> rules) {
        for (PathRule rule : rules) {
            if (rule.kind() == PathRule.Kind.METHOD) {
                add(new MethodRule(rule));
            } else if (rule.kind() != PathRule.Kind.ENDPOINT && rule.kind() != PathRule.Kind.PAYLOAD) {
                notCountable.add(rule);
            }
        }
    }

    private void add(MethodRule rule) {
        all.add(rule);
        String type = rule.exactType();
        if (type == null) {
            withGlob.add(rule);
            return;
        }
        List<MethodRule> ofType = byType.get(type);
        if (ofType == null) {
            ofType = new ArrayList<>(2);
            byType.put(type, ofType);
        }
        ofType.add(rule);
    }

    /** Returns the rules that may name methods of this type; mostly an empty list that is not allocated. */
    List<MethodRule> forType(String internalName) {
        List<MethodRule> exact = byType.isEmpty() ? null : byType.get(internalName);
        List<MethodRule> found = exact == null ? Collections.emptyList() : exact;
        for (int i = 0; i < withGlob.size(); i++) {
            if (withGlob.get(i).matchesType(internalName)) {
                found = new ArrayList<>(found);
                found.add(withGlob.get(i));
            }
        }
        return found;
    }

    List<PathRule> notCountable() {
        return notCountable;
    }

    List<MethodRule> all() {
        return all;
    }
}
