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

/** A company with twelve services of eight teams, which have 504 old paths, and with fifteen clients. */
final class ManyPaths {
    static final int SERVICES = 12;
    static final int PATHS_OF_EACH = 42;
    static final int PATHS = SERVICES * PATHS_OF_EACH;

    private static final long START = Instant.parse("2026-09-01T00:00:00Z").toEpochMilli();
    private static final String NOW = "2026-11-22T00:00:00Z";
    private static final List<String> KINDS = List.of("method", "endpoint", "field", "payload", "message", "branch");
    private static final List<String> NAMES = List.of(
            "orders",
            "billing",
            "catalog",
            "search",
            "mail",
            "accounts",
            "stock",
            "prices",
            "returns",
            "reports",
            "gateway",
            "jobs");

    private ManyPaths() {}

    /** Lets the command line write the report of all services. */
    static void report(Path directory, Path page) throws IOException {
        report(directory, page, NAMES);
    }

    /** The same of some services. */
    static void report(Path directory, Path page, List<String> services) throws IOException {
        Telemetry telemetry = new Telemetry();
        StringBuilder fleet = new StringBuilder("services:\n");
        for (String service : services) {
            if (!service.equals("mail")) {
                fleet.append("  ").append(service).append(": {instances: 1}\n");
            }
            live(telemetry, NAMES.indexOf(service));
        }
        telemetry.writeTo(directory);
        Answer answer = CommandLineFixture.run(
                directory,
                CommandLineFixture.fleet(directory, fleet.toString()),
                List.of("report", "--format", "html", "--output", page.toString(), "--as-of", NOW));
        assertThat(answer.err()).isEmpty();
        assertThat(answer.exitCode()).isZero();
    }

    private static void live(Telemetry telemetry, int service) {
        String name = NAMES.get(service);
        long interval = Duration.ofHours(12).toMillis();
        Agent agent = new Agent(telemetry, name, "3." + service, name + "-1", START, interval);
        for (int i = 0; i < PATHS_OF_EACH; i++) {
            String kind = KINDS.get((service + i) % KINDS.size());
            String path = path(name, kind, i);
            agent.knows(path, kind);
            if (i % 7 != 0) {
                agent.says(path, "owner", "team-" + (char) ('a' + (service + i % 3) % 8));
            }
            if (i % 4 == 1) {
                agent.says(path, "replacement", path(name, kind, i).replace("legacy", "current"));
                agent.says(path, "remove_after", "2027-0" + (1 + i % 9) + "-15");
            }
            if (i % 5 == 1) {
                agent.says(path, "quiet", String.valueOf(Duration.ofDays(100).toSeconds()));
            }
            for (int use = 0; use < i % 4; use++) {
                int client = (service + i + use) % 15;
                long day = i % 3 == 0 ? 5 + i % 20 : 60 + i % 20;
                agent.used(
                        path,
                        client == 14 ? "_unknown" : "client-" + client,
                        client == 14 ? "_unknown" : "1." + use,
                        START + Duration.ofDays(day).plusHours(use).toMillis());
            }
        }
        agent.livesUntil(Instant.parse(NOW).toEpochMilli());
    }

    static String path(String service, String kind, int i) {
        return switch (kind) {
            case "endpoint" -> "GET /v1/" + service + "/legacy" + i + "/{id}";
            case "message" -> service + ".legacy.v" + i;
            case "branch" -> service + "-legacy-branch-" + i;
            case "method" ->
                "com.acme." + service + ".internal.LegacyController#legacy" + i + "(java.lang.String,java.util.Map)";
            default -> "com.acme." + service + ".api.LegacyDto#legacy" + i;
        };
    }
}
