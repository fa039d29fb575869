package dev.oldpath.servers;

import java.time.Duration;

/**
 * What a Prometheus of a test reads in place of {@code prometheus/inputs}: all times scale down to seconds.
 *
 * @param evaluationInterval the beat of the rules
 * @param window the default window
 * @param rollbackHorizon the rollback horizon
 * @param pauseAllowed a pause of the rules longer than this is an evidence gap
 * @param expected a rule file that records {@code oldpath:expected_instances:count}, or empty for none
 */
public record Judge(
        Duration evaluationInterval,
        Duration window,
        Duration rollbackHorizon,
        Duration pauseAllowed,
        String expected) {

    /** A beat of one second and a pause of five allowed, for export intervals of a second or more. */
    public static Judge inSeconds(Duration window, String expected) {
        return new Judge(Duration.ofSeconds(1), window, Duration.ZERO, Duration.ofSeconds(5), expected);
    }

    /** The rule that expects so many instances of one service. */
    public static String expecting(String environment, String service, int instances) {
        return """
                groups:
                  - name: oldpath.input.expected.%2$s
                    rules:
                      - record: oldpath:expected_instances:count
                        expr: vector(%3$d)
                        labels: {deployment_environment_name: "%1$s", service_name: "%2$s"}
                """.formatted(environment, service, instances);
    }

    /** A rule file with the windows. */
    public String windows() {
        return """
                groups:
                  - name: oldpath.input.windows
                    rules:
                      - {record: "oldpath:default_window:seconds", expr: vector(%d)}
                      - {record: "oldpath:rollback_horizon:seconds", expr: vector(%d)}
                      - {record: "oldpath:rule_pause_allowed:seconds", expr: vector(%d)}
                """.formatted(window.toSeconds(), rollbackHorizon.toSeconds(), pauseAllowed.toSeconds());
    }
}
