package dev.oldpath.weave;

import dev.oldpath.config.PathRule;
import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathState;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.rule.MemberRule;
import dev.oldpath.weave.rule.Rules;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps the states of rules whose members have not been found. Thread-safe.
 *
 * <p>Such a rule is pending while there is more to read, and then absent, or failed where not everything could be read. It
 * becomes watched if a later place holds what it names.
 */
final class RuleSearch {
    private final Rules rules;
    private final Paths paths;
    private final Set<PathRule> reported = new HashSet<>();

    RuleSearch(Rules rules, Paths paths) {
        this.rules = rules;
        this.paths = paths;
    }

    /**
     * Enters every rule as a pending path, so that it is known before anything has been read. Not one that gets its ids
     * from what it finds: a path that is reported and then gone would stay blind.
     */
    void expect() {
        for (MemberRule rule : rules.all()) {
            if (rule.hasOneId()) {
                path(rule).pending(member(rule.rule()));
            }
        }
        for (PathRule rule : rules.notCountable()) {
            String id = rule.id() != null ? rule.id() : rule.pattern();
            paths.register(rule.kind(), id, rule.info()).uncountable(member(rule), null);
            Log.warn(rule.place() + ": " + rule.kind().label()
                    + " rules cannot be counted by this version of the agent; " + id + " is reported as uncountable");
        }
    }

    private Path path(MemberRule rule) {
        String id = rule.id() != null ? rule.id() : rule.rule().pattern();
        return paths.register(rule.kind(), id, rule.info());
    }

    /** Represents what the rule names until that is found; rules that share an id each have their own. */
    private static String member(PathRule rule) {
        return "rule at " + rule.place();
    }

    /**
     * The search is over for now.
     *
     * @param complete whether everything that can be loaded has been read
     */
    synchronized void ended(boolean complete) {
        PathState state = complete ? PathState.ABSENT : PathState.FAILED;
        for (MemberRule rule : rules.all()) {
            if (!rule.hasMatched()) {
                path(rule).notFound(member(rule.rule()), state, "it names nothing in the application");
                if (reported.add(rule.rule())) {
                    Log.warn(rule.rule().place() + ": " + rule.kind().label() + " rule "
                            + rule.rule().pattern()
                            + " names nothing in the application; check the spelling, or remove the rule if the code is"
                            + " gone");
                }
            }
        }
    }

    /** There is more to read: what is missing may be there. */
    synchronized void goesOn() {
        for (MemberRule rule : rules.all()) {
            if (!rule.hasMatched() && reported.contains(rule.rule())) {
                path(rule).notFound(member(rule.rule()), PathState.PENDING, null);
            }
        }
    }

    /** Rules that have found something are represented by that. */
    synchronized void forgetFound() {
        for (MemberRule rule : rules.all()) {
            if (rule.hasMatched()) {
                path(rule).forget(member(rule.rule()));
            }
        }
    }
}
