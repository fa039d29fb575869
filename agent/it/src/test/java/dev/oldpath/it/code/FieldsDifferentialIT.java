package dev.oldpath.it.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.Fixture;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Work;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import dev.oldpath.weave.Compiler;
import dev.oldpath.weave.program.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Some of the random programs that the weaver's own tests run by the hundred, with the whole agent. */
class FieldsDifferentialIT {
    private static final List<Long> SEEDS = List.of(4L, 15L, 28L);

    static Stream<Arguments> runs() {
        return Stream.of(Jdk.values())
                .flatMap(jdk -> Stream.of(8, 17)
                        .flatMap(release -> SEEDS.stream().map(seed -> Arguments.of(jdk, release, seed))));
    }

    @ParameterizedTest(name = "{0}, compiled for Java {1}, seed {2}")
    @MethodSource("runs")
    void uses_and_results_are_those_of_the_model(Jdk jdk, int release, long seed) throws IOException {
        Program program = Program.of(seed);
        Path near = Work.directory("program");
        Path far = Work.directory("program-far");
        compile(program, release, near, far);

        try (OtlpReceiver receiver = Receivers.http()) {
            Exit exit = Watched.by(receiver, jdk)
                    .property("oldpath.config", Watched.config(rules(program)))
                    .main(List.of(near, Fixture.api()), "com.acme.gen.Main", far.toString())
                    .run();

            assertThat(exit.out()).as("results of %s", program).containsExactly(program.printed());
            Map<String, Long> uses = uses(receiver.evidence(), program);
            assertThat(uses).as("uses of %s", program).containsExactlyInAnyOrderEntriesOf(program.uses());
            assertUsedAreWatched(receiver.evidence(), program);
        }
    }

    private static void compile(Program program, int release, Path near, Path far) throws IOException {
        Map<String, String> files = new HashMap<>();
        program.sources().forEach((name, source) -> files.put(name.replace('.', '/') + ".java", source));
        for (Map.Entry<String, byte[]> type : Compiler.compile(release, files).entrySet()) {
            Path place = type.getKey().startsWith("com/acme/far/") ? far : near;
            Path file = place.resolve(type.getKey() + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, type.getValue());
        }
    }

    private static String rules(Program program) {
        List<String> lines = new ArrayList<>(List.of("paths:"));
        program.rules().forEach((pattern, id) -> {
            lines.add("  - field: " + pattern);
            if (!id.isEmpty()) {
                lines.add("    id: " + id);
            }
        });
        return lines.size() == 1 ? "" : String.join("\n", lines) + "\n";
    }

    private static Map<String, Long> uses(Evidence evidence, Program program) {
        Map<String, Long> uses = new TreeMap<>();
        Set<String> paths = new TreeSet<>(evidence.states().keySet());
        paths.addAll(program.countable().keySet());
        for (String path : paths) {
            add(uses, path + " read", evidence.reads(path));
            add(uses, path + " write", evidence.writes(path));
        }
        return uses;
    }

    private static void add(Map<String, Long> uses, String key, long times) {
        if (times > 0) {
            uses.put(key, times);
        }
    }

    private static void assertUsedAreWatched(Evidence evidence, Program program) {
        for (String use : program.uses().keySet()) {
            String path = use.substring(0, use.indexOf(' '));
            boolean countable = program.countable().getOrDefault(path, true);
            assertThat(evidence.state(path)).as(path).isEqualTo(countable ? "watched" : "uncountable");
        }
    }
}
