package dev.oldpath.hooks.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The routes that servers have registered. Thread-safe. */
final class Routes {
    /** An application that registers more makes them up. */
    private static final int MOST = 5_000;

    private static final int NEAR = 3;

    private final CopyOnWriteArrayList<Route> all = new CopyOnWriteArrayList<>();

    /**
     * Adds a route.
     *
     * @return whether it is new
     */
    boolean add(Route route) {
        return all.size() < MOST && all.addIfAbsent(route);
    }

    int size() {
        return all.size();
    }

    /** Whether there may be others. */
    boolean isFull() {
        return all.size() >= MOST;
    }

    /** Whether a request that matches the rule may be handed to one of them. */
    boolean mayMatch(EndpointRule rule) {
        for (Route route : all) {
            if (rule.mayMatch(route)) {
                return true;
            }
        }
        return false;
    }

    /** A few for people, those first that have most names in common with the rule. */
    String near(EndpointRule rule) {
        List<Route> routes = new ArrayList<>();
        for (Route route : all) {
            if (route.answers()) {
                routes.add(route);
            }
        }
        routes.sort(
                Comparator.comparingInt((Route route) -> -rule.namesOf(route)).thenComparing(Route::toString));
        StringBuilder text = new StringBuilder();
        for (Route route : routes.subList(0, Math.min(NEAR, routes.size()))) {
            text.append(text.length() == 0 ? "" : ", ").append(route);
        }
        return text.toString();
    }
}
