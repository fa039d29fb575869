package dev.oldpath.review.fleet;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the operator declares about services.
 *
 * @param services by name, for every environment that declares nothing else
 * @param environments by name, then by service
 */
public record Fleet(Map<String, Plan> services, Map<String, Map<String, Plan>> environments, Duration rollbackHorizon) {
    public static final Fleet UNDECLARED = new Fleet(Map.of(), Map.of(), Duration.ZERO);

    private static final Plan NOTHING = new Plan(Expected.NOT_DECLARED, Duration.ZERO);

    /** What one entry declares about a service. What it leaves out, a horizon that is not positive too, a less specific one says. */
    public record Plan(Expected expected, Duration rollbackHorizon) {
        private Plan or(Plan lessSpecific) {
            return new Plan(
                    expected.declared() ? expected : lessSpecific.expected,
                    rollbackHorizon.isZero() ? lessSpecific.rollbackHorizon : rollbackHorizon);
        }
    }

    public Expected expected(String environment, String service) {
        return plan(environment, service).expected();
    }

    /** How far back a rollback may go; the old path has to stay that long after its last use. */
    public Duration rollbackHorizon(String environment, String service) {
        Duration own = plan(environment, service).rollbackHorizon();
        return own.isZero() ? rollbackHorizon : own;
    }

    private Plan plan(String environment, String service) {
        return in(environment).getOrDefault(service, NOTHING).or(services.getOrDefault(service, NOTHING));
    }

    private Map<String, Plan> in(String environment) {
        return environments.getOrDefault(environment, Map.of());
    }

    /** Whether some entry is about this service, even if it says nothing of its instances. */
    public boolean names(String environment, String service) {
        return services.containsKey(service) || in(environment).containsKey(service);
    }

    /**
     * Every service that has to be in an environment: those declared for it, and those declared for all that are in none.
     *
     * @param anywhere the services that reported in any environment
     */
    public Set<String> declared(String environment, Set<String> anywhere) {
        Set<String> names = new TreeSet<>(services.keySet());
        names.removeAll(anywhere);
        names.addAll(in(environment).keySet());
        return names;
    }

    /** Every environment that has an entry of its own. */
    public Set<String> declaredEnvironments() {
        return new TreeSet<>(environments.keySet());
    }

    /** Every service that is declared in any environment. */
    public Set<String> declared() {
        Set<String> names = new TreeSet<>(services.keySet());
        environments.values().forEach(plans -> names.addAll(plans.keySet()));
        return names;
    }
}
