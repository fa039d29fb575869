package dev.oldpath.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.config.source.SettingsLoader;
import dev.oldpath.ledger.Log;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class PrecedenceTest {
    @Test
    void says_nothing_and_gets_the_defaults() {
        Settings settings = SettingsLoader.load(null, Collections.emptyMap(), Collections.emptyMap());

        assertThat(settings.problems()).isEmpty();
        assertThat(settings.enabled()).isTrue();
        assertThat(settings.packages()).isNull();
        assertThat(settings.exporters()).containsExactly(Settings.Exporter.OTLP);
        assertThat(settings.file()).isEqualTo("oldpath-evidence");
        assertThat(settings.exportIntervalMillis()).isEqualTo(60_000);
        assertThat(settings.clientsMax()).isEqualTo(100);
        assertThat(settings.clientHeaders())
                .extracting(pair -> pair.name() + "/" + pair.version())
                .containsExactly(
                        "X-Client-Name/X-Client-Version",
                        "apollographql-client-name/apollographql-client-version",
                        "x-graphql-client-name/x-graphql-client-version");
        assertThat(settings.logLevel()).isEqualTo(Log.Level.INFO);
        assertThat(settings.otlp().endpoint()).isEqualTo("http://localhost:4318/v1/metrics");
    }

    @Test
    void each_source_wins_over_the_weaker_ones() {
        Operator operator = new Operator().environment("OTEL_METRIC_EXPORT_INTERVAL", "1000");
        assertThat(operator.starts().exportIntervalMillis()).isEqualTo(1_000);

        operator.file("export.interval: 2s");
        assertThat(operator.starts().exportIntervalMillis()).isEqualTo(2_000);

        operator.file("export.interval: 2s").environment("OLDPATH_EXPORT_INTERVAL", "3s");
        assertThat(operator.starts().exportIntervalMillis()).isEqualTo(3_000);

        operator.file("export.interval: 2s").property("oldpath.export.interval", "4s");
        assertThat(operator.starts().exportIntervalMillis()).isEqualTo(4_000);

        operator.file("export.interval: 2s").arguments("export.interval=5s");
        assertThat(operator.starts().exportIntervalMillis()).isEqualTo(5_000);
    }

    @Test
    void the_weaker_source_sets_what_the_stronger_one_leaves_out() {
        Settings settings = new Operator()
                .file("file: from-file", "clients.max: 7")
                .environment("OLDPATH_FILE", "from-environment")
                .arguments("log.level=debug")
                .starts();

        assertThat(settings.clientsMax()).isEqualTo(7);
        assertThat(settings.file()).isEqualTo("from-environment");
        assertThat(settings.logLevel()).isEqualTo(Log.Level.DEBUG);
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void a_bad_value_leaves_that_of_the_weaker_source() {
        Settings settings = new Operator()
                .property("oldpath.export.interval", "3s")
                .arguments("export.interval=soon")
                .starts();

        assertThat(settings.exportIntervalMillis()).isEqualTo(3_000);
        assertThat(settings.problems()).hasSize(1);
    }

    @Test
    void the_strongest_source_names_the_file() {
        Operator operator = new Operator().file("clients.max: 7");
        operator.property("oldpath.config", "target/no-such-file.yaml");

        assertThat(operator.starts().clientsMax()).isEqualTo(100);
    }

    @Test
    void arguments_have_lists_with_commas() {
        Settings settings = new Operator()
                .arguments("packages=com.acme,org.acme,exporter=otlp,file,file=evidence,"
                        + "client.headers=X-App/X-App-Version,X-Job,enabled=false")
                .starts();

        assertThat(settings.packages()).containsExactly("com.acme", "org.acme");
        assertThat(settings.exporters()).containsExactly(Settings.Exporter.OTLP, Settings.Exporter.FILE);
        assertThat(settings.file()).isEqualTo("evidence");
        assertThat(settings.clientHeaders()).hasSize(2);
        assertThat(settings.clientHeaders().get(0).version()).isEqualTo("X-App-Version");
        assertThat(settings.clientHeaders().get(1).name()).isEqualTo("X-Job");
        assertThat(settings.clientHeaders().get(1).version()).isNull();
        assertThat(settings.enabled()).isFalse();
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void an_argument_value_may_have_an_equals_sign() {
        assertThat(new Operator().arguments("file=/tmp/a=b").starts().file()).isEqualTo("/tmp/a=b");
    }

    @Test
    void the_exporter_none_sends_nothing() {
        assertThat(new Operator()
                        .environment("OLDPATH_EXPORTER", "none")
                        .starts()
                        .exporters())
                .isEmpty();
    }

    @Test
    void packages_may_be_all_or_end_with_a_star() {
        assertThat(new Operator().arguments("packages=*").starts().packages()).containsExactly("*");
        assertThat(new Operator().arguments("packages=com.acme.*").starts().packages())
                .containsExactly("com.acme");
    }

    @Test
    void a_blank_environment_variable_counts_as_not_set() {
        Settings settings = new Operator()
                .environment("OLDPATH_FILE", "")
                .environment("OLDPATH_CONFIG", " ")
                .starts();

        assertThat(settings.file()).isEqualTo("oldpath-evidence");
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void nobody_changes_settings_later() {
        Settings settings = new Operator().starts();

        assertThat(settings.problems()).isUnmodifiable();
        assertThat(settings.pathRules()).isUnmodifiable();
        assertThat(settings.clientRules()).isUnmodifiable();
        assertThat(settings.exporters()).isUnmodifiable();
    }
}
