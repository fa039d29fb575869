package dev.oldpath.hooks.http;

import dev.oldpath.config.PathRule;
import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.PathState;
import dev.oldpath.ledger.Paths;
import dev.oldpath.ledger.Plural;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * All {@code endpoint:} rules. Thread-safe.
 *
 * <p>They are pending until an HTTP server has been woven. An application without a server that the agent can watch may serve them
 * uncounted, so then they are failed.
 *
 * <p>A rule that names nothing sees no use of the endpoint that it was written for: it may be mistyped, or lack the context path. So a
 * rule is watched once it is proven: a request has matched it, a route has all its names, or a person has confirmed it. Else it is
 * failed where all routes are known and none can match it, and unproven where they are not. That waits until the application has had the
 * time to register its routes.
 */
public final class Endpoints {
    private static final String NO_SERVER = "no known HTTP server so far";
    private static final String UNPROVEN =
            "no request has matched this rule yet, and the known routes do not show that it names one; check it, and confirm it in the rule";
    private static final String SHARED = "no request has matched one of the rules with this id; confirm that rule";

    private final List<EndpointRule> rules = new ArrayList<>();
    private final Map<Path, Integer> rulesOfPath = new HashMap<>();
    private final Routes routes = new Routes();
    private final String watched;
    private volatile boolean serverKnown;
    private volatile boolean serverWoven;
    private volatile boolean routesRead;
    private volatile boolean routesHidden;
    private volatile boolean served;
    private volatile boolean decided;
    private volatile boolean reported;
    private volatile boolean unprovenReported;
    private int routesBefore;

    /**
     * Enters the endpoint rules among these into the inventory.
     *
     * @param servers what people call those that are watched
     */
    public Endpoints(List<PathRule> pathRules, Paths paths, Set<String> servers) {
        watched = String.join(", ", servers);
        Map<String, Set<String>> patterns = new HashMap<>();
        for (PathRule rule : pathRules) {
            if (rule.kind() == PathKind.ENDPOINT) {
                patterns.computeIfAbsent(id(rule), any -> new TreeSet<>()).add(rule.pattern());
            }
        }
        for (PathRule rule : pathRules) {
            if (rule.kind() == PathKind.ENDPOINT) {
                PathInfo info = rule.info()
                        .or(new PathInfo.Builder()
                                .route(route(patterns.getOrDefault(id(rule), Collections.emptySet())))
                                .build());
                boolean confirmed = rule.info().confirmed() != null;
                EndpointRule added =
                        new EndpointRule(rule.pattern(), paths.register(PathKind.ENDPOINT, id(rule), info), confirmed);
                rules.add(added);
                rulesOfPath.merge(added.path(), 1, Integer::sum);
            }
        }
        update();
    }

    private static String id(PathRule rule) {
        return rule.id() != null ? rule.id() : rule.pattern();
    }

    /**
     * What a use of the path proves, to the judges. Of rules that share the id it is all of them: a use of one of them must not prove
     * another, once that one is alone.
     */
    private static String route(Set<String> patterns) {
        return patterns.size() == 1 ? EndpointRule.route(patterns.iterator().next()) : String.join(", ", patterns);
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
    void serverWoven(HttpServerHook.Routing routing) {
        serverKnown = true;
        serverWoven = true;
        if (routing == HttpServerHook.Routing.READ) {
            routesRead = true;
        } else if (routing == HttpServerHook.Routing.HIDDEN) {
            routesHidden = true;
        }
        for (EndpointRule rule : rules) {
            rule.path().forget(NO_SERVER);
        }
        update();
    }

    /** A server has registered a route. */
    public void routeFound(Route route) {
        if (!routes.add(route)) {
            return;
        }
        for (EndpointRule rule : rules) {
            if (!rule.isProven() && route.answers() && rule.isNamedBy(route)) {
                rule.prove();
            }
        }
        update();
    }

    /** A server may serve routes that the agent does not learn. */
    public void routesHidden() {
        if (!routesHidden) {
            routesHidden = true;
            update();
        }
    }

    /** A server has got a request. */
    void served(HttpServerHook.Routing routing) {
        if (!served) { // a write from each request would make threads wait for each other
            served = true;
        }
        if (routing != HttpServerHook.Routing.READ) {
            routesHidden();
        }
    }

    /**
     * Requests of a server cannot be counted.
     *
     * @return whether there are rules that this concerns
     */
    public boolean serverFailed(String server) {
        for (EndpointRule rule : rules) {
            rule.path().failed(server, null);
        }
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

    /** The application has loaded its server by now, if it has one. Called again now and then. */
    public void settled() {
        if (!rules.isEmpty() && !serverKnown && !reported) {
            reported = true;
            Log.warn(
                    Plural.of(rules.size(), "endpoint rule")
                            + " cannot count, because the agent has seen no HTTP server that it can watch (" + watched
                            + "); endpoint rules are reported as failed until it does. The JDK's shows once it handles a request");
            for (EndpointRule rule : rules) {
                rule.path().note(NO_SERVER, PathState.FAILED, null);
            }
        }
        int routesNow = routes.size();
        boolean more = routesNow != routesBefore;
        routesBefore = routesNow;
        // A server that is about to register its routes must not make good rules failed meanwhile.
        if (!more && serverWoven && (routesNow > 0 || served)) {
            decided = true;
            update();
            report();
        }
    }

    /** The process ends: what it has not shown by now will not be shown. */
    public void ended() {
        if (served) {
            decided = true;
            update();
        }
    }

    private boolean areRoutesHidden() {
        return routesHidden || !routesRead || routes.isFull();
    }

    private void update() {
        for (EndpointRule rule : rules) {
            update(rule);
        }
    }

    private void update(EndpointRule rule) {
        synchronized (rule) { // so that what is known later is noted last
            PathState state = state(rule);
            String reason = null;
            if (state == PathState.FAILED) {
                reason = "no route matches it; near: " + routes.near(rule);
            } else if (state == PathState.UNPROVEN && rulesOfPath.getOrDefault(rule.path(), 1) > 1) {
                // Uses of another rule with this id must not prove this one.
                state = PathState.FAILED;
                reason = SHARED;
            } else if (state == PathState.UNPROVEN) {
                reason = UNPROVEN;
            }
            rule.path().notFound(rule.pattern(), state, reason);
        }
    }

    private PathState state(EndpointRule rule) {
        if (!serverWoven) {
            return PathState.PENDING;
        }
        if (rule.isProven() || (rule.isConfirmed() && !decided)) {
            return PathState.WATCHED;
        }
        if (!decided) {
            return PathState.PENDING;
        }
        if (!areRoutesHidden() && routes.size() > 0 && !routes.mayMatch(rule)) {
            return PathState.FAILED;
        }
        return rule.isConfirmed() ? PathState.WATCHED : PathState.UNPROVEN;
    }

    private void report() {
        if (unprovenReported) {
            return;
        }
        unprovenReported = true;
        List<String> unproven = new ArrayList<>();
        for (EndpointRule rule : rules) {
            PathState state = state(rule);
            if (state == PathState.FAILED) {
                Log.warn("the endpoint rule " + rule.pattern() + " matches no route of this application; near: "
                        + routes.near(rule) + "; it is reported as failed");
            } else if (state == PathState.UNPROVEN) {
                unproven.add(rule.pattern());
            }
        }
        if (!unproven.isEmpty()) {
            Log.info("no request has matched " + Plural.of(unproven.size(), "endpoint rule") + " yet ("
                    + String.join(", ", unproven)
                    + "), and no known route shows that the path is right: such a rule is unproven until a request matches"
                    + " it, or until you check it and add a line such as 'confirmed: 2026-11-26' to it");
        }
    }

    /** Counts the request on the current thread on every path whose rule it matches. */
    void count(String method, String path) {
        List<String> segments = RequestPath.segments(path);
        Set<Integer> counted = null;
        for (EndpointRule rule : rules) {
            if (rule.matches(method, segments)) {
                if (!rule.isProven()) {
                    rule.prove();
                    update(rule);
                }
                counted = counted == null ? new HashSet<>() : counted;
                if (counted.add(rule.path().index())) {
                    $OldPath.hit(rule.path().index());
                }
            }
        }
    }
}
