package dev.oldpath.it.hidden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.jvm.Fixture;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Launch;
import dev.oldpath.it.jvm.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Takes the applications of other tests, uses their old members in ways that hide the use, and asks the judge, who must never
 * answer SAFE. {@code -Doldpath.it.seed=7} hides other uses in other ways.
 */
class SaboteurIT {
    private static final String MAIN = "com.acme.saboteur.Main";
    private static final List<String> QUIET = List.of(MAIN + "$Quiet#method()");
    private static final String SEED = System.getProperty("oldpath.it.seed", "1");
    private static final List<Fixture> APPLICATIONS = List.of(
            Fixtures.MARKS,
            Fixtures.FIELDS,
            Fixtures.CALL_SITES,
            Fixtures.REFLECTION,
            Fixtures.UNCOUNTABLE,
            Fixtures.INVENTORY,
            Fixture.of("overriding"),
            Fixture.of("runtimes"));

    /** Ways in which every use counts, or the path becomes uncountable by itself. */
    private static final List<String> COUNTED =
            List.of("REFLECTION", "REFLECTION_BY_REFLECTION", "GENERATED", "OVERRIDDEN", "INHERITED", "PROXIED");
    /** Ways that make other paths of the application uncountable, too, so that they would hide what the others miss. */
    private static final List<String> UNCOUNTABLE =
            List.of("HANDLE", "VAR_HANDLE", "UNSAFE", "HIDDEN_CLASS", "SERIALIZED");

    @Test
    void what_is_used_in_a_way_that_counts_is_never_safe() throws Exception {
        check(Jdk.JDK_17, COUNTED);
    }

    @Test
    void what_is_used_in_a_way_that_nobody_can_count_is_never_safe() throws Exception {
        check(Jdk.JDK_25, UNCOUNTABLE);
    }

    private static void check(Jdk jdk, List<String> ways) throws Exception {
        Map<String, String> safe = new TreeMap<>();
        Set<String> done = new HashSet<>();
        for (Fixture application : APPLICATIONS) {
            Path directory = Files.createDirectories(Work.directory("evidence").resolve("files"));
            List<String> uses = new ArrayList<>();
            Map<String, String> verdicts;
            try (ForkedJvm jvm = start(jdk, application, ways, directory)) {
                jvm.await("ready");
                jvm.lines().stream().filter(line -> line.startsWith("used ")).forEach(uses::add);
                verdicts = Verdicts.onceSafe(QUIET, jvm, directory, "acme", Instant.now());
                jvm.send("end");
                jvm.finish().assertSuccess();
            }
            for (String use : uses) {
                String[] parts = use.split(" ", 3);
                done.add(parts[1]);
                String verdict = verdicts.getOrDefault(parts[2], "not known");
                if (!verdict.equals("IN_USE") && !verdict.equals("BLIND")) {
                    safe.put(application.sources() + " " + use, verdict);
                }
            }
            assertThat(uses).as("uses in " + application.sources()).isNotEmpty();
        }
        assertThat(safe).isEmpty();
        assertThat(done).isEqualTo(Set.copyOf(ways));
    }

    private static ForkedJvm start(Jdk jdk, Fixture application, List<String> ways, Path directory) {
        List<String> sources = new ArrayList<>(application.sources());
        sources.add("saboteur");
        Fixture sabotaged = new Fixture(sources, with(application, "proxies"), 17, Map.of());
        return Launch.on(jdk)
                .agent()
                .property("oldpath.exporter", "file")
                .property("oldpath.file", directory.toString())
                .property("oldpath.export.interval", "1s")
                .property("oldpath.packages", "com.acme")
                .environment("OTEL_SERVICE_NAME", "acme")
                .main(sabotaged, MAIN)
                .arguments(sabotaged.classes().toString(), SEED)
                .arguments(ways.toArray(String[]::new))
                .start();
    }

    private static List<String> with(Fixture application, String library) {
        List<String> libraries = new ArrayList<>(application.libraries());
        libraries.add(library);
        return libraries;
    }
}
