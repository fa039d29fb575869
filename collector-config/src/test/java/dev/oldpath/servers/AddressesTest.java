package dev.oldpath.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is shipped is open to its own machine only, until somebody opens it. */
class AddressesTest {
    private static final Path CONFIGURATION = Servers.configuration();
    private static final Pattern LISTENS = Pattern.compile("[$][{]env:OLDPATH_\\w+_(?:ENDPOINT|HOST):-([^}]*)}");

    @Test
    void the_collector_listens_on_localhost() throws IOException {
        for (Path file : configurations()) {
            List<String> addresses = found(LISTENS, file);

            assertThat(addresses)
                    .as(file.toString())
                    .hasSize(4)
                    .allSatisfy(address -> assertThat(address).matches("localhost(:\\d+)?"));
            assertThat(file).content().doesNotContain("0.0.0.0:-", ":-0.0.0.0", "[::]");
        }
    }

    @Test
    void prometheus_finds_the_collector_of_the_trial_on_one_machine() throws IOException {
        String port = found(Pattern.compile("OLDPATH_TELEMETRY_PORT:-(\\d+)}"), CONFIGURATION.resolve("otelcol.yaml"))
                .get(0);

        assertThat(CONFIGURATION.resolve("prometheus/targets/oldpath.yml"))
                .content()
                .contains("'localhost:" + port + "'", "'localhost:9090'");
    }

    @Test
    void the_compose_file_publishes_ports_on_this_machine_only() throws IOException {
        Path compose = CONFIGURATION.resolveSibling("examples/compose.yaml");

        assertThat(found(Pattern.compile("ports: \\[\"([^\"]+)\""), compose))
                .hasSize(2)
                .allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"));
    }

    private static List<Path> configurations() throws IOException {
        try (Stream<Path> files = Files.list(CONFIGURATION)) {
            return files.filter(file -> file.getFileName().toString().matches("otelcol.*[.]yaml"))
                    .toList();
        }
    }

    private static List<String> found(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
