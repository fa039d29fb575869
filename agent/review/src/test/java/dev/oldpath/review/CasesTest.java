package dev.oldpath.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.CommandLineFixture.Answer;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small evidence of agents before contract 2 that was once called SAFE, and must not be. */
class CasesTest {
    @ParameterizedTest
    @CsvSource({
        "01-future-stamp, 1, used",
        "02a-two-services, 1, used",
        "02b-evidence-of-one-declared-service-lost, 2, instance_missing",
        "06-uses-metric-dropped, 2, uses_missing",
        "08-negative-backlog, 2, observed_since",
        "10-reporting-short-life, 2, coverage_gap",
        "12-duplicate-key, 64, declared twice",
    })
    void none_is_safe(String name, int exitCode, String part) {
        Path evidence = Path.of("src/test/resources/cases", name);
        Answer answer = CommandLineFixture.run(
                "can-i-remove",
                "p",
                "--evidence",
                evidence.toString(),
                "--fleet",
                evidence.resolve("fleet.yaml").toString(),
                "--window",
                "30d",
                "--as-of",
                "2026-11-18T11:06:40Z");

        assertThat(answer.exitCode()).as(answer.toString()).isEqualTo(exitCode);
        assertThat(answer.out() + answer.err()).contains(part);
    }
}
