package dev.oldpath.it.hidden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.Fixture;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Java;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Jre;
import dev.oldpath.it.jvm.Launch;
import dev.oldpath.it.jvm.Work;
import dev.oldpath.it.otlp.Evidence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The saboteur: uses old paths in every way in which a use may hide, and asks the judge. Each way of the table in
 * docs/hidden-uses.md that has no test of its own is a class under {@code src/fixtures/hidden*}, which says what has to be
 * known of its paths.
 */
class HiddenUsesIT {
    private static final String MAIN = "com.acme.hidden.Main";
    private static final String UNUSED = MAIN + "$Unused#";

    /** The judge could not say SAFE of these before they have been quiet for a window. */
    private static final List<String> QUIET = List.of(UNUSED + "field", UNUSED + "method()", UNUSED + "overridden()");

    static Stream<Arguments> jvms() {
        List<Arguments> jvms = new ArrayList<>();
        add(jvms, Jre.JRE_8, Fixture.of("hidden").release(8));
        add(jvms, Jdk.JDK_17, Fixture.of("hidden", "hidden17").with("proxies", "processors"));
        add(
                jvms,
                Jdk.JDK_25,
                Fixture.of("hidden", "hidden17", "hidden21")
                        .with("proxies", "processors")
                        .release(21));
        return jvms.stream();
    }

    private static void add(List<Arguments> jvms, Java java, Fixture fixture) {
        List<Way> together = new ArrayList<>();
        for (Way way : Way.in(fixture.sources())) {
            if (way.alone()) {
                jvms.add(Arguments.of(java, fixture, List.of(way)));
            } else {
                together.add(way);
            }
        }
        jvms.add(Arguments.of(java, fixture, together));
    }

    @ParameterizedTest
    @MethodSource("jvms")
    void whatever_the_way_no_used_path_is_safe(Java java, Fixture fixture, List<Way> ways) throws Exception {
        Path directory = Files.createDirectories(Work.directory("evidence").resolve("files"));
        Map<String, String> verdicts;
        Exit exit;
        try (ForkedJvm jvm = start(java, fixture, ways, directory)) {
            jvm.await("used");
            verdicts = Verdicts.onceSafe(QUIET, jvm, directory, "acme", Instant.now());
            jvm.send("end");
            exit = jvm.finish().assertSuccess();
        }

        long rounds = Long.parseLong(
                exit.out().get(exit.out().size() - 1).replace("rounds ", "").trim());
        Evidence evidence = Evidence.inDirectory(directory);
        Map<String, String> expected = new TreeMap<>();
        Map<String, String> reported = new TreeMap<>();
        for (Way way : ways) {
            for (Way.Hidden hidden : way.paths()) {
                String path = hidden.path();
                expected.put(path, hidden.expected());
                reported.put(path, reported(evidence, hidden, rounds));
                if (hidden.isUse()) {
                    // Of what is uncountable some uses may have been counted before, or all the same.
                    assertThat(verdicts.get(path))
                            .as("verdict of " + path)
                            .isIn(hidden.uses() > 0 ? List.of("IN_USE") : List.of("BLIND", "IN_USE"));
                }
            }
        }
        assertThat(reported).isEqualTo(expected);
        assertThat(evidence.failures("weave")).isZero();
    }

    private static ForkedJvm start(Java java, Fixture fixture, List<Way> ways, Path directory) {
        Launch launch = Launch.on(java)
                .options("-Xverify:all")
                .agent()
                .property("oldpath.exporter", "file")
                .property("oldpath.file", directory.toString())
                .property("oldpath.export.interval", "1s")
                .environment("OTEL_SERVICE_NAME", "acme")
                .main(fixture, MAIN);
        ways.forEach(way -> launch.arguments(way.name()));
        return launch.start();
    }

    /** What was said of a path, as in its way if that is what happened. */
    private static String reported(Evidence evidence, Way.Hidden hidden, long rounds) {
        String path = hidden.path();
        String state = evidence.state(path);
        if (state.equals("uncountable")) {
            String reason = evidence.info(path).getOrDefault("oldpath.path.reason", "");
            return hidden.expected().startsWith("uncountable") && reason.startsWith(hidden.reason())
                    ? hidden.expected()
                    : "uncountable " + reason;
        }
        long uses = evidence.uses(path);
        if (!state.equals("watched")) {
            return state;
        }
        boolean constructed = !hidden.isUse() && path.contains("#<init>") && uses <= 1;
        return uses == 0 || constructed
                ? "no use"
                : uses % rounds == 0 ? "counted " + uses / rounds : uses + " uses in " + rounds + " rounds";
    }
}
