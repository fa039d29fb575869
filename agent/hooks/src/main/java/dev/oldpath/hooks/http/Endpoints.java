package dev.oldpath.hooks.http;

import dev.oldpath.config.PathRule;
import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.PathState;
import dev.oldpath.ledger.Paths;
import dev.oldpath.ledger.Plural;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All {@code endpoint:} rules. Thread-safe.
 *
 * <p>They are pending until an HTTP server has been woven, then watched. An application without a server that
 * the agent can watch may serve them uncounted, so then they are failed.
 */
public final class Endpoints {
    private static final String NO_SERVER = "no known HTTP server";

    private final List<EndpointRule> rules = new ArrayList<>();
    private final String watched;
    private volatile boolean serverKnown;
    private volatile boolean reported;

    /**
     * Enters the endpoint rules among these into the inventory.
     *
     * @param servers what people call those that are watched
     */
    public Endpoints(List<PathRule> pathRules, Paths paths, Set<String> servers) {
        watched = String.join(", ", servers);
        for (PathRule rule : pathRules) {
            if (rule.kind() == PathKind.ENDPOINT) {
                String id = rule.id() != null ? rule.id() : rule.pattern();
                PathInfo info = rule.info()
                        .or(new PathInfo.Builder()
                                .route(EndpointRule.route(rule.pattern()))
                                .build());
                rules.add(new EndpointRule(rule.pattern(), paths.register(PathKind.ENDPOINT, id, info)));
            }
        }
        state("http server", PathState.PENDING);
    }

    /** Whether there are any rules. */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** A server that can be watched is among the application's classes. */
    public void serverKnown() {
        serverKnown = true;
    }

    /** A server has been woven: its requests are counted. */
    public void serverWoven() {
        serverKnown = true;
        for (EndpointRule rule : rules) {
            rule.path().forget(NO_SERVER);
        }
        state("http server", PathState.WATCHED);
    }

    /**
     * Requests of a server cannot be counted.
     *
     * @return whether there are rules that this concerns
     */
    public boolean serverFailed(String server) {
        state(server, PathState.FAILED);
        return !rules.isEmpty();
    }

    /**
     * Something listens for connections, and its requests would not be counted.
     *
     * @param why names the listener, and is as for {@link dev.oldpath.ledger.Path#failed}
     */
    public void listenerFailed(String why) {
        for (EndpointRule rule : rules) {
            rule.path().failed(why, why);
        }
    }

    /** The application has loaded its server by now, if it has one. */
    public void settled() {
        if (!rules.isEmpty() && !serverKnown && !reported) {
            reported = true;
            Log.warn(Plural.of(rules.size(), "endpoint rule")
                    + " cannot count, because the application uses no HTTP server that the agent can watch (" + watched
                    + "); endpoint rules are reported as failed");
            state(NO_SERVER, PathState.FAILED);
        }
    }

    private void state(String member, PathState state) {
        for (EndpointRule rule : rules) {
            rule.path().note(member, state, null);
        }
    }

    /** Counts the request on the current thread on every path whose rule it matches. */
    void count(String method, String path) {
        List<String> segments = RequestPath.segments(path);
        Set<Integer> counted = null;
        for (EndpointRule rule : rules) {
            if (rule.matches(method, segments)) {
                counted = counted == null ? new HashSet<>() : counted;
                if (counted.add(rule.path().index())) {
                    $OldPath.hit(rule.path().index());
                }
            }
        }
    }
}
