package dev.oldpath.hooks.payload;

import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathState;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds rules that name a property which their class does not have: because it is misspelt, or because it is the name in
 * Java and not the one in the body. And those of which nobody can tell, or whose class others may read or write. Without
 * this they would stay pending for ever, as if nobody used them. Thread-safe.
 */
final class UnmatchedRules {
    private static final int LISTED = 10;
    private static final String CONFIRM = "add a line such as 'confirmed: 2026-11-26' to it";

    private final Set<PayloadRule> reported = new HashSet<>();
    /** Those whose class a watched library has bound. */
    private final Set<PayloadRule> bound = new HashSet<>();

    /** Those whose class others may read or write. */
    private final Set<PayloadRule> ofOthers = new HashSet<>();

    /**
     * A library has bound a class.
     *
     * @param path the path of the rule; the rule names this class or one that it extends
     * @param names all names that the library has for its properties, for reading or for writing
     */
    synchronized void bound(PayloadRule rule, Path path, String type, Collection<String> names) {
        bound.add(rule);
        if (rule.hasMatched()) {
            return;
        }
        if (rule.isRemoved()) {
            notOfOthers(rule, path);
            return;
        }
        if (rule.matchesAny(names)) {
            // What only writes was bound before what only reads, or one mapper names it otherwise than another.
            rule.matched();
            path.forget(rule.member());
            path.pending(rule.member());
        } else {
            path.failed(rule.member(), type + " has no property " + rule.property());
            if (reported.add(rule)) {
                Log.warn(rule.described() + " names nothing: " + type + " has no property " + rule.property() + ", "
                        + has(names) + "; use the property's name in the body, or removed: true if the class no"
                        + " longer has it");
            }
        }
    }

    /**
     * All known places of classes have been read, and none has the class that the rule names.
     *
     * @param complete whether there are no others
     */
    synchronized void noClass(PayloadRule rule, Path path, boolean complete) {
        PathState state = complete ? PathState.ABSENT : PathState.FAILED;
        path.notFound(rule.member(), state, "there is no class " + rule.exactType());
        if (reported.add(rule)) {
            Log.warn(rule.described() + " names nothing in the application: there is no class " + rule.exactType()
                    + "; check the spelling, or remove the rule if the code is gone");
        }
    }

    /**
     * Its class is in use, and no watched library has bound it so far: others may.
     *
     * @param use how it is in use, in a few words that also say so
     */
    synchronized void usedByOthers(PayloadRule rule, Path path, String use) {
        if (isKnown(rule) || isBlind(path) || !ofOthers.add(rule)) {
            return;
        }
        path.notFound(rule.member(), PathState.UNCOUNTABLE, use);
        Log.info(rule.described() + " is uncountable so far: " + use
                + "; if another one does, mark the place with OldPaths.used; if none does, " + CONFIRM);
    }

    /** It names classes by a pattern, and none that a watched library has bound so far has such a property. */
    synchronized void unproven(PayloadRule rule, Path path) {
        if (isKnown(rule) || !reported.add(rule)) {
            return;
        }
        path.notFound(
                rule.member(), PathState.UNPROVEN, "no class that its pattern names is known to have the property");
        Log.info(
                rule.described() + " is unproven so far: no class that a watched library has bound has such a property;"
                        + " check it, and " + CONFIRM);
    }

    private boolean isKnown(PayloadRule rule) {
        return rule.hasMatched() || rule.isConfirmed() || bound.contains(rule);
    }

    private static boolean isBlind(Path path) {
        return path.state() == PathState.FAILED || path.state() == PathState.UNCOUNTABLE;
    }

    /** It is known now who reads or writes its class without being counted, and the path says so. */
    synchronized void bypassed(PayloadRule rule, Path path) {
        if (!rule.hasMatched()) {
            notOfOthers(rule, path);
        }
    }

    private void notOfOthers(PayloadRule rule, Path path) {
        if (ofOthers.contains(rule)) {
            path.notFound(rule.member(), PathState.PENDING, null);
        }
    }

    /** The class has been found after all. */
    synchronized void classFound(PayloadRule rule, Path path) {
        if (reported.remove(rule) && !rule.hasMatched()) {
            path.notFound(rule.member(), PathState.PENDING, null);
        }
    }

    /** The rule names a property that exists: it is counted, or its path has the reason why it cannot be. */
    synchronized void found(PayloadRule rule, Path path) {
        rule.matched();
        path.forget(rule.member());
    }

    private static String has(Collection<String> names) {
        if (names.isEmpty()) {
            return "nor any other";
        }
        StringBuilder text = new StringBuilder("but ");
        Iterator<String> all = new TreeSet<>(names).iterator();
        for (int i = 0; i < LISTED && all.hasNext(); i++) {
            text.append(i == 0 ? "" : ", ").append(all.next());
        }
        return all.hasNext() ? text.append(", ...").toString() : text.toString();
    }
}
