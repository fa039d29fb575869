package dev.oldpath.weave;

import dev.oldpath.config.PathRule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The rules that concern code: those for methods, and those that cannot be counted yet. Thread-safe. */
public final class Rules {
    private final List<MethodRule> all = new ArrayList<>();
    private final List<PathRule> notCountable = new ArrayList<>();

    /** Takes the rules that concern code from these. */
    public Rules(List<PathRule> rules) {
        for (PathRule rule : rules) {
            if (rule.kind() == PathRule.Kind.METHOD) {
                all.add(new MethodRule(rule));
            } else if (rule.kind() != PathRule.Kind.ENDPOINT) {
                notCountable.add(rule);
            }
        }
    }

    /** Returns the rules that may name methods of this type; mostly an empty list that is not allocated. */
    List<MethodRule> forType(String internalName) {
        List<MethodRule> found = Collections.emptyList();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).matchesType(internalName)) {
                if (found.isEmpty()) {
                    found = new ArrayList<>(2);
                }
                found.add(all.get(i));
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
