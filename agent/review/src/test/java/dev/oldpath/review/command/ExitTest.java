package dev.oldpath.review.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.CommandLineFixture;
import dev.oldpath.review.simulation.Agent;
import dev.oldpath.review.simulation.Telemetry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pipeline is told. */
class ExitTest {
    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @BeforeEach
    void evidence_with_all_four_verdicts() throws IOException {
        Telemetry telemetry = new Telemetry();
        new Agent(telemetry, "shop", "1.0", "a", START, HOUR)
                .knows("safe", "method")
                .knows("early", "branch")
                .says("early", "quiet", "864000")
                .knows("used", "endpoint")
                .used("used", "web", "1", START + 90 * HOUR)
                .reports("blind", "field", "uncountable", "inlined")
                .livesUntil(START + 100 * HOUR);
        telemetry.writeTo(directory);
        CommandLineFixture.fleet(directory, "services: {shop: {instances: 1}}");
    }

    @ParameterizedTest
    @CsvSource({
        "report, 0",
        "report --fail-on in_use, 1",
        "report --fail-on blind, 2",
        "report --fail-on BLIND;IN_USE, 1",
        "report --fail-on blind --fail-on in_use, 1",
        "report --fail-on too_early, 2",
        "report --fail-on too_early --strict-exit, 3",
        "report --fail-on too_early;blind --strict-exit, 2",
        "report --fail-on in_use --strict-exit, 1",
        "report --fail-on blind;in_use --kind method, 0",
        "report --fail-on blind;in_use --verdict safe, 0",
        "report --fail-on in_use --client mobile, 0",
        "report --fail-on in_use --client web, 1",
        "report --fail-on blind --service mistyped, 2",
        "report --fail-on in_use --service mistyped, 0",
        "report --fail-on safe, 64",
        "report --fail-on sure, 64",
        "report --strict-exit, 64",
        "can-i-remove safe, 0",
        "can-i-remove safe --strict-exit, 0",
        "can-i-remove early, 2",
        "can-i-remove early --strict-exit, 3",
        "can-i-remove early blind, 2",
        "can-i-remove early blind --strict-exit, 2",
        "can-i-remove unknown --strict-exit, 2",
        "can-i-remove * --strict-exit, 1",
        "can-i-remove early --strict-exit --dry-run, 0",
    })
    void the_worst_verdict_decides(String command, int exitCode) {
        List<String> all = new ArrayList<>(List.of(command.replace(';', ',').split(" ")));
        all.addAll(List.of("--window", "3d", "--as-of", "2026-01-05T04:00:00Z"));

        assertThat(CommandLineFixture.run(directory, directory.resolve("fleet.yaml"), all)
                        .exitCode())
                .isEqualTo(exitCode);
    }
}
