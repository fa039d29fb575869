package dev.oldpath.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every shipped file is what the program that reads it takes, and the rules pass their scenarios. */
class ConfigurationIT {
    private static final Path CONFIGURATION = Servers.configuration();
    private static final Path PROMETHEUS = CONFIGURATION.resolve("prometheus");

    /** Of garbage: a sixth of the processor time of the scenarios, for 300 MiB more each. */
    private static final Map<String, String> RARE_COLLECTIONS = Map.of("GOGC", "800");

    private final Servers servers = Servers.find();

    /** Several at a time, since promtool uses one core. */
    @TestFactory
    Stream<DynamicTest> rules_pass_their_scenario() throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        Map<Path, Future<Outcome>> outcomes = new LinkedHashMap<>();
        for (Path file : yaml("tests")) {
            List<String> command = List.of(servers.promtool().toString(), "test", "rules", file.toString());
            outcomes.put(file, pool.submit(() -> Outcome.of(command, RARE_COLLECTIONS)));
        }
        pool.shutdown();
        return outcomes.entrySet().stream()
                .map(test -> dynamicTest(
                        test.getKey().getFileName().toString(),
                        () -> succeeded(test.getValue().get())));
    }

    @TestFactory
    Stream<DynamicTest> the_collector_takes_its_configuration() {
        String archive = config("otelcol-file.yaml");
        String prometheus = config("otelcol.yaml");
        return Stream.of(
                        List.of(prometheus),
                        List.of(config("otelcol-remote-write.yaml")),
                        List.of(archive),
                        List.of(archive, prometheus))
                .map(configs -> dynamicTest(configs.toString(), () -> {
                    List<String> command = new ArrayList<>(List.of("validate"));
                    command.addAll(configs);
                    succeeds(servers.collector(), command.toArray(String[]::new));
                }));
    }

    private static String config(String file) {
        return "--config=" + CONFIGURATION.resolve(file);
    }

    @Test
    void prometheus_takes_its_configuration() {
        succeeds(
                servers.promtool(),
                "check",
                "config",
                PROMETHEUS.resolve("prometheus.yml").toString());
    }

    @Test
    void every_rule_file_is_right_for_prometheus_3_and_for_an_older_promtool_where_one_is_installed()
            throws IOException {
        List<String> command = new ArrayList<>(List.of("check", "rules"));
        for (String folder : List.of("rules", "alerts", "inputs", "inputs/available")) {
            yaml(folder).forEach(file -> command.add(file.toString()));
        }
        succeeds(servers.promtool(), command.toArray(String[]::new));
        Optional<Path> installed = Servers.onPath("promtool");
        if (installed.isPresent()) {
            succeeds(installed.get(), command.toArray(String[]::new));
        } else {
            System.out.println("LEFT OUT: no promtool on PATH, so rule files were checked with Prometheus 3 only");
        }
    }

    private static List<Path> yaml(String folder) throws IOException {
        try (Stream<Path> files = Files.list(PROMETHEUS.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        }
    }

    private static void succeeds(Path program, String... arguments) {
        succeeded(outcome(program, arguments));
    }

    private static Outcome outcome(Path program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return Outcome.of(command);
    }

    private static void succeeded(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }
}
