package dev.oldpath.review.evidence;

import dev.oldpath.review.time.Spans;
import java.util.Map;
import java.util.Set;

/**
 * Where a run has looked for marks.
 *
 * @param complete when it reported that it has looked through all its code
 * @param scopes when it reported a scope, by scope
 */
public record Inventory(Spans complete, Map<String, Spans> scopes) {
    private static final String EVERYWHERE = "*";
    private static final String RULE = "rule";
    /** Of a path whose scope is missing: no inventory covers it. */
    static final String LOST_SCOPE = "";

    /** Whether only a rule finds a path that was reported under these scopes. */
    public static boolean isOnlyByRule(Set<String> pathScopes) {
        return pathScopes.equals(Set.of(RULE));
    }

    /**
     * When the run would have found a path. A path that only agents before contract 2 reported has no scope, and is taken
     * to be in every one.
     */
    public Spans covers(Set<String> pathScopes) {
        if (pathScopes.isEmpty()) {
            return complete;
        }
        Spans looked = Spans.EMPTY;
        for (String scope : pathScopes) {
            if (!scope.equals(RULE) && !scope.equals(LOST_SCOPE)) {
                looked = looked.union(scopes.getOrDefault(scope, Spans.EMPTY))
                        .union(scopes.getOrDefault(EVERYWHERE, Spans.EMPTY));
            }
        }
        return looked.intersect(complete);
    }
}
