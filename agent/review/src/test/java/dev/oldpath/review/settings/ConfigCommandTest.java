package dev.oldpath.review.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.config.source.Key;
import dev.oldpath.review.CommandLineFixture;
import dev.oldpath.review.CommandLineFixture.Answer;
import org.junit.jupiter.api.Test;

class ConfigCommandTest {
    @Test
    void every_setting_is_shown_with_its_value() {
        Answer answer = CommandLineFixture.run(
                "config",
                "--print",
                "--arguments",
                "packages=com.acme,export.interval=5s,client.headers=X-App/X-Release");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out().lines())
                .anyMatch(line -> line.matches("oldpath.packages +com.acme"))
                .anyMatch(line -> line.matches("oldpath.export.interval +5000ms"))
                .anyMatch(line -> line.matches("oldpath.client.headers +X-App/X-Release"))
                .anyMatch(line -> line.matches("OTLP endpoint +http://localhost:4318/v1/metrics"));
        // The file's own name is no setting of what it contains.
        assertThat(Key.dottedNames().stream().filter(key -> !key.equals("config")))
                .allSatisfy(key -> assertThat(answer.out()).contains("oldpath." + key + " "));
    }

    @Test
    void what_is_wrong_is_named_and_the_rest_is_shown() {
        Answer answer = CommandLineFixture.run("config", "--print", "--arguments", "clients.max=many,exporter=file");

        assertThat(answer.exitCode()).isEqualTo(64);
        assertThat(answer.err()).contains("clients.max", "many");
        assertThat(answer.out()).containsPattern("oldpath.exporter +file").containsPattern("oldpath.clients.max +100");
    }
}
