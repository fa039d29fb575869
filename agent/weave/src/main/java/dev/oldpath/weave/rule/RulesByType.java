package dev.oldpath.weave.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules found by the type whose members they name. Complete before it is read by several threads. */
final class RulesByType<R extends MemberRule> {
    private final Map<String, List<R>> byType = new HashMap<>();
    private final List<R> withGlob = new ArrayList<>();

    void add(R rule) {
        String type = rule.exactType();
        if (type == null) {
            withGlob.add(rule);
            return;
        }
        List<R> ofType = byType.get(type);
        if (ofType == null) {
            ofType = new ArrayList<>(2);
            byType.put(type, ofType);
        }
        ofType.add(rule);
    }

    /** Returns the rules that may name members of this type; mostly an empty list that is not allocated. */
    List<R> of(String internalName) {
        List<R> exact = byType.isEmpty() ? null : byType.get(internalName);
        List<R> found = exact == null ? Collections.emptyList() : exact;
        for (int i = 0; i < withGlob.size(); i++) {
            if (withGlob.get(i).matchesType(internalName)) {
                found = new ArrayList<>(found);
                found.add(withGlob.get(i));
            }
        }
        return found;
    }
}
