package dev.oldpath.review.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.CommandLineFixture;
import dev.oldpath.review.CommandLineFixture.Answer;
import dev.oldpath.review.simulation.Agent;
import dev.oldpath.review.simulation.Telemetry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Twelve weeks of a fleet in the middle of a migration: every verdict, many clients, and names that mean harm. */
final class RichEvidence {
    /** Each would change the title, were it ever run. */
    static final List<String> HOSTILE = List.of(
            "<script>document.title='run'</script>",
            "\"><img src=x onerror=\"document.title='run'\">",
            "</style></table><svg onload=document.title='run'>");

    static final String LONG_ID = "com.acme.scheduling.legacy.JobController$PriorityAdapter"
            + "#translatePriority(java.lang.String,java.util.Map,com.acme.scheduling.api.v1.JobDescriptor)";

    private static final long START = Instant.parse("2026-08-30T06:00:00Z").toEpochMilli();
    private static final String NOW = "2026-11-22T10:00:00Z";
    private static final long END = Instant.parse(NOW).toEpochMilli();
    private static final long INTERVAL = Duration.ofHours(4).toMillis();
    private static final String FLEET = """
            rollbackHorizon: 14d
            services:
              scheduler: {instances: 2}
              billing: {instances: 1}
              mail: {instances: reporting, rollbackHorizon: 0s}
              reports: {instances: 1}
            """;

    private static final String PROPERTY = "com.acme.scheduling.Job#priority";

    private final Telemetry telemetry = new Telemetry();

    private RichEvidence() {}

    /** Lets the command line write the report of it. */
    static void report(Path directory, Path page) throws IOException {
        RichEvidence fleet = new RichEvidence();
        fleet.scheduler();
        fleet.billing();
        fleet.mail();
        fleet.reports();
        fleet.ledger();
        fleet.telemetry.writeTo(directory);
        Answer answer = CommandLineFixture.run(
                directory,
                CommandLineFixture.fleet(directory, FLEET),
                List.of("report", "--format", "html", "--output", page.toString(), "--as-of", NOW));
        assertThat(answer.err()).isEmpty();
    }

    private void scheduler() {
        Agent older = schedulerOf("2.4.1", "scheduler-a", START);
        for (int day = 0; day < 80; day++) {
            for (int i = 0; i < 30 - day / 3; i++) {
                older.used("GET /v1/jobs/{id}", "mobile-app", "3.2", at(day, i % 12));
            }
        }
        older.used("GET /v1/jobs/{id}", "mobile-app", "2.9", at(12, 3))
                .used("GET /v1/jobs/{id}", HOSTILE.get(0), "1.0", at(57, 2))
                .used("GET /v1/jobs/{id}", HOSTILE.get(1), "1.0", at(30, 2))
                .used("com.acme.scheduling.Jobs#purge()", "web-client", "5.0", at(31, 2))
                .livesUntil(END);
        Agent newer = schedulerOf("2.5.0", "scheduler-b", at(40, 0));
        for (int week = 6; week < 12; week++) {
            for (int i = 0; i < 220; i++) {
                newer.used("GET /v1/jobs/{id}", "partner-batch", "7", at(7 * week, 2) + i * 1000L);
            }
            newer.used("GET /v1/jobs/{id}", "mobile-app", "3.2", at(7 * week + 2, 2));
        }
        newer.used("GET /v1/jobs/{id}", "_unknown", "_unknown", at(64, 1))
                .used(PROPERTY, "payload", "read", "nightly-import", "2026.10", at(61, 1))
                .used(PROPERTY, "payload", "read", "nightly-import", "2026.10", at(54, 1))
                .used(PROPERTY, "payload", "read", "nightly-import", "2026.10", at(47, 1))
                .used(PROPERTY, "payload", "write", "nightly-import", "2026.10", at(47, 1))
                .used(PROPERTY, "payload", "write", "mobile-app", "3.2", at(52, 4))
                .livesUntil(END);
    }

    private Agent schedulerOf(String version, String instance, long start) {
        return new Agent(telemetry, "scheduler", version, instance, start, INTERVAL)
                .in("production")
                .knows("GET /v1/jobs/{id}", "endpoint")
                .says("GET /v1/jobs/{id}", "owner", "team-scheduling")
                .says("GET /v1/jobs/{id}", "since", "2.3")
                .says("GET /v1/jobs/{id}", "remove_after", "2026-10-31")
                .says("GET /v1/jobs/{id}", "replacement", "GET /v2/tasks/{id}")
                .knows(LONG_ID, "method")
                .says(LONG_ID, "owner", "team-scheduling")
                .says(LONG_ID, "replacement", "com.acme.scheduling.Tasks#priority(com.acme.scheduling.api.v2.Task)")
                .knows("com.acme.scheduling.Jobs#purge()", "method")
                .says("com.acme.scheduling.Jobs#purge()", "owner", HOSTILE.get(2))
                .knows(PROPERTY, "payload")
                .says(PROPERTY, "quiet", "3888000");
    }

    private void billing() {
        Agent billing = new Agent(telemetry, "billing", "1.9.3", "billing-a", START, INTERVAL)
                .in("production")
                .knows(LONG_ID, "method")
                .knows("orders.v1", "message")
                .says("orders.v1", "owner", "team-money")
                .gauge(
                        "oldpath.backlog.age",
                        Map.of(
                                "messaging.system", "kafka",
                                "messaging.destination.name", "orders.v1",
                                "messaging.consumer.group.name", "billing"),
                        31 * 3_600,
                        at(70, 0));
        for (int day = 20; day < 75; day += 3) {
            billing.used("orders.v1", "legacy-export", "1", at(day, 5));
        }
        for (int client = 1; client < 9; client++) {
            billing.used("orders.v1", "warehouse-" + client, "4." + client, at(66 + client, client));
        }
        billing.used("orders.v1", "_other", "_other", at(76, 5)).livesUntil(END);
    }

    private void mail() {
        new Agent(telemetry, "mail", "0.8", "mail-a", START, INTERVAL)
                .in("production")
                .livesUntil(END);
        new Agent(telemetry, "mail", "0.9", "mail-b", at(50, 0), INTERVAL)
                .in("production")
                .knows("com.acme.mail.Template#render(java.util.Map)", "method")
                .says("com.acme.mail.Template#render(java.util.Map)", "owner", "team-mail")
                .livesUntil(END);
    }

    private void reports() {
        // Elsewhere: its gap would restart the clock of every path in production.
        new Agent(telemetry, "reports", "3.1.0", "reports-a", START, INTERVAL)
                .in("staging")
                .knows("com.acme.reports.Totals#sum(java.util.List)", "method")
                .says("com.acme.reports.Totals#sum(java.util.List)", "owner", "team-insight")
                .used("com.acme.reports.Totals#sum(java.util.List)", "web-client", "4.8", at(5, 3))
                .isSilent(at(65, 0), at(66, 0))
                .livesUntil(END);
    }

    private void ledger() {
        new Agent(telemetry, "ledger", "3.0", "ledger-a", START, INTERVAL)
                .in("production")
                .reports("com.acme.ledger.Limits#MAX_LINES", "field", "uncountable")
                .livesUntil(END);
    }

    private static long at(int day, int hours) {
        return START + Duration.ofDays(day).plusHours(hours).toMillis();
    }
}
