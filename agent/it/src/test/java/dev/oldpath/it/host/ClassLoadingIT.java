package dev.oldpath.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.fixture.Jars;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.Fixture;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Launch;
import dev.oldpath.it.jvm.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the JVM loads, and from where, with the agent and without. */
class ClassLoadingIT {
    private static final String MAIN = "com.acme.loading.Main";
    private static final Pattern LOADED = Pattern.compile("([\\w.$/]+)(?:\\+0x\\S+)? source: (.*)");

    /** What applications configure before it is first used, and what takes long. */
    private static final List<String> NOT_BEFORE_MAIN = List.of(
            "java.util.logging.",
            "sun.util.logging.",
            "javax.management.",
            "java.lang.management.",
            "sun.management.",
            "java.nio.file.FileSystems",
            "java.nio.file.FileSystemProvider",
            "java.security.Provider",
            "sun.security.jca.",
            "java.util.prefs.",
            "java.net.http.",
            "io.opentelemetry.",
            "okhttp3.",
            "org.snakeyaml.");

    @ParameterizedTest
    @EnumSource
    void premain_initialises_nothing_that_the_application_may_want_to_configure_first(Jdk jdk) throws IOException {
        List<String> plain = beforeMain(loaded(Launch.on(jdk)));
        List<String> watched = beforeMain(loaded(Launch.on(jdk).agent("exporter=none")));

        assertThat(watched)
                .filteredOn(name -> !plain.contains(name))
                .as("loaded before main because of the agent")
                .isNotEmpty()
                .noneMatch(name -> NOT_BEFORE_MAIN.stream().anyMatch(name::startsWith));
    }

    @ParameterizedTest
    @EnumSource
    void classes_shared_by_the_jdks_archive_are_still_shared(Jdk jdk) throws IOException {
        assertStillShared(loaded(Launch.on(jdk)), loaded(Launch.on(jdk).agent("exporter=none")));
    }

    @ParameterizedTest
    @EnumSource
    void classes_shared_by_an_archive_of_the_application_are_still_shared(Jdk jdk) throws IOException {
        Path jar = Jars.library(Fixtures.MARKS.classes());
        List<Path> classPath = List.of(jar, Fixture.api());
        Path archive = jar.resolveSibling("application.jsa");
        // Any agent brings this module along, and JDK 25 says so on stdout when the archive was made without it.
        String module = "--add-modules=java.instrument";
        String list = "-XX:SharedClassListFile=" + jar.resolveSibling("classes.list");
        Launch.on(jdk)
                .options(module, list.replace("SharedClassListFile", "DumpLoadedClassList"))
                .main(classPath, "com.acme.marks.Main")
                .run();
        String use = "-XX:SharedArchiveFile=" + archive;
        Launch.on(jdk)
                .options(module, list, use, "-Xshare:dump")
                .main(classPath, "com.acme.marks.Main")
                .run();

        Map<String, String> plain = loaded(Launch.on(jdk).options(module, use), classPath, "com.acme.marks.Main");
        Map<String, String> watched =
                loaded(Launch.on(jdk).options(module, use).agent("exporter=none"), classPath, "com.acme.marks.Main");
        assertThat(plain.get("com.acme.marks.Ruled")).contains("shared objects file");
        assertThat(watched.get("com.acme.marks.Ruled")).contains("shared objects file");
        assertStillShared(plain, watched);
    }

    /** All but the few that the agent weaves. */
    private static void assertStillShared(Map<String, String> plain, Map<String, String> watched) {
        List<String> shared = sharedIn(plain, plain);
        List<String> stillShared = sharedIn(plain, watched);
        assertThat(shared).hasSizeGreaterThan(300);
        assertThat(stillShared.size()).isGreaterThan(shared.size() * 95 / 100);
    }

    /** Without lambdas: those of a woven class go with it. */
    private static List<String> sharedIn(Map<String, String> plain, Map<String, String> run) {
        return plain.keySet().stream()
                .filter(name -> !name.contains("$$Lambda"))
                .filter(name -> run.getOrDefault(name, "").contains("shared objects file"))
                .toList();
    }

    private static List<String> beforeMain(Map<String, String> loaded) {
        return loaded.keySet().stream().takeWhile(name -> !name.equals(MAIN)).toList();
    }

    private static Map<String, String> loaded(Launch launch) throws IOException {
        return loaded(launch, Fixtures.LOADING.classPath(), MAIN);
    }

    /** Classes in the order in which they were loaded, with where they came from. */
    private static Map<String, String> loaded(Launch launch, List<Path> classPath, String main) throws IOException {
        Path log = Work.directory("loaded").resolve("class-load.log");
        Exit exit = launch.options("-Xlog:class+load:file=" + log + ":none")
                .main(classPath, main)
                .run();
        assertThat(exit.out()).as("no warning of the JVM").hasSize(1);
        Map<String, String> loaded = new LinkedHashMap<>();
        try (Stream<String> lines = Files.lines(log)) {
            lines.map(LOADED::matcher)
                    .filter(Matcher::matches)
                    .forEach(line -> loaded.putIfAbsent(line.group(1), line.group(2)));
        }
        assertThat(loaded).containsKey(main);
        return loaded;
    }
}
