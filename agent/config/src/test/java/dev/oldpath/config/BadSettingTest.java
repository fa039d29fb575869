package dev.oldpath.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.config.source.SettingsLoader;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class BadSettingTest {
    private final Operator operator = new Operator();

    @Test
    void a_misspelt_argument_is_reported_with_its_nearest_key_and_the_others_count() {
        operator.arguments("exprot.interval=1s,file=evidence");

        assertThat(operator.isTold())
                .containsExactly("-javaagent argument 'exprot.interval': unknown key; did you mean 'export.interval'?");
        assertThat(operator.starts().file()).isEqualTo("evidence");
    }

    @Test
    void each_malformed_argument_costs_one_line() {
        operator.arguments("enabled,oldpath.file=x,=y,file=a,stray,file=b,interval=1s,nonsense=1,clients.max=,");

        assertThat(operator.isTold())
                .containsExactly(
                        "-javaagent argument 'enabled': has no '='; write key=value,key=value",
                        "-javaagent argument 'oldpath.file': unknown key; did you mean 'file'?",
                        "-javaagent argument '': unknown key; known are enabled, config, packages, exporter, file,"
                                + " export.interval, ledger, clients.max, client.headers, endpoints.ignore, log.level",
                        "-javaagent argument 'stray': has no '='; write key=value,key=value",
                        "-javaagent argument 'file': given twice, the first is used; remove one",
                        "-javaagent argument 'interval': unknown key; did you mean 'export.interval'?",
                        "-javaagent argument 'nonsense': unknown key; known are enabled, config, packages, exporter,"
                                + " file, export.interval, ledger, clients.max, client.headers, endpoints.ignore, log.level",
                        "-javaagent argument 'clients.max': has no value; give it one or remove it");
        assertThat(operator.starts().file()).isEqualTo("a");
    }

    @Test
    void misspelt_system_properties_and_variables_are_reported_with_their_nearest_key() {
        operator.property("oldpath.client.header", "X-App")
                .property("oldpathological", "not ours")
                .environment("OLDPATH_EXPORT_INTERVALL", "1s")
                .environment("OLDPATHS", "not ours")
                .environment("OLDPATH_PROMETHEUS_TOKEN", "of the command line")
                .environment("OLDPATH_PROMETHEUS_PASSWORD", "of the command line");

        assertThat(operator.isTold())
                .containsExactly(
                        "system property oldpath.client.header: unknown key; did you mean 'oldpath.client.headers'?",
                        "environment OLDPATH_EXPORT_INTERVALL: unknown variable; did you mean 'OLDPATH_EXPORT_INTERVAL'?");
    }

    @Test
    void each_bad_value_costs_one_line_and_leaves_the_default() {
        operator.environment("OLDPATH_ENABLED", "yes")
                .environment("OLDPATH_EXPORT_INTERVAL", "20 sec")
                .environment("OLDPATH_CLIENTS_MAX", "0")
                .environment("OLDPATH_LOG_LEVEL", "loud")
                .property("oldpath.export.interval", "99ms")
                .property("oldpath.clients.max", "many")
                .property("oldpath.file", "");

        assertThat(operator.isTold())
                .containsExactly(
                        "environment OLDPATH_ENABLED: 'yes' is neither true nor false; write one of them",
                        "environment OLDPATH_EXPORT_INTERVAL: '20 sec' is no duration; write a whole number and its"
                                + " unit, such as 500ms, 20s, 15m, 6h or 30d",
                        "environment OLDPATH_CLIENTS_MAX: '0' is no number of clients; write a whole number from 1 on",
                        "environment OLDPATH_LOG_LEVEL: 'loud' is no level; write error, warn, info or debug",
                        "system property oldpath.file: has no value; give it one or remove it",
                        "system property oldpath.export.interval: 99ms is too short; write at least 100ms",
                        "system property oldpath.clients.max: 'many' is no number of clients; write a whole number"
                                + " from 1 on");
        assertThat(operator.starts().enabled()).isTrue();
        assertThat(operator.starts().exportIntervalMillis()).isEqualTo(60_000);
        assertThat(operator.starts().clientsMax()).isEqualTo(100);
    }

    @Test
    void a_bad_element_of_a_list_leaves_the_others() {
        operator.arguments("packages=com.acme,com/acme,exporter=file,console,none,client.headers=X-App,two words/x,"
                + "endpoints.ignore=9010,70000,com.acme.Gossip,org.jgroups.*,-1");

        assertThat(operator.isTold())
                .containsExactly(
                        "-javaagent argument 'packages': 'com/acme' is no package; write prefixes such as com.acme, or"
                                + " * for all",
                        "-javaagent argument 'exporter': 'console' is no exporter; known are otlp, file, none",
                        "-javaagent argument 'exporter': 'none' contradicts the others; write it alone, or remove it",
                        "-javaagent argument 'client.headers': 'two words/x' is no pair of headers; write"
                                + " X-Client-Name/X-Client-Version",
                        "-javaagent argument 'endpoints.ignore': '70000' is no port, class or package; write 9010 or"
                                + " com.acme.Gossip",
                        "-javaagent argument 'endpoints.ignore': '-1' is no port, class or package; write 9010 or"
                                + " com.acme.Gossip");
        assertThat(operator.starts().ignoredListeners()).containsExactly("9010", "com.acme.Gossip", "org.jgroups");
        assertThat(operator.starts().packages()).containsExactly("com.acme");
        assertThat(operator.starts().exporters()).containsExactly(Settings.Exporter.FILE);
        assertThat(operator.starts().clientHeaders()).hasSize(1);
    }

    @Test
    void sources_that_cannot_be_read_leave_the_defaults_and_the_application_starts() {
        Settings settings = SettingsLoader.load(null, Collections.singletonMap(null, "x"), Collections.emptyMap());

        assertThat(settings.problems())
                .singleElement()
                .asString()
                .startsWith("settings: reading them failed with java.lang.NullPointerException");
        assertThat(settings.enabled()).isTrue();
    }

    @Test
    void a_problem_stays_on_one_short_line_whatever_the_value() {
        StringBuilder endless = new StringBuilder("first\nsecond\u2028");
        for (int i = 0; i < 10_000; i++) {
            endless.append('x');
        }

        assertThat(operator.property("oldpath.log.level", endless.toString()).isTold())
                .singleElement()
                .asString()
                .hasSizeLessThan(200)
                .doesNotContain("\n", "\u2028");
    }
}
