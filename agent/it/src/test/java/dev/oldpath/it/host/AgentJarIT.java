package dev.oldpath.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.jvm.Work;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** The one file that users get. */
class AgentJarIT {
    private static final int JAVA_8 = 52;
    /** A line of jdeps: a class, what it uses, and where that is. */
    private static final Pattern USE = Pattern.compile("\\s+(\\S+)\\s+-> (\\S+)\\s+(\\S.*)");
    /**
     * Classes of the libraries inside, as far as these need them: Byte Buddy names annotations of its own build plug-ins, which the JVM
     * leaves out, and OpenTelemetry parts that are optional.
     */
    private static final Pattern LIBRARIES = Pattern.compile("net[.]bytebuddy[.](?!(agent|build)[.])"
            + "|io[.]opentelemetry[.](?!api[.]incubator[.]|sdk[.]autoconfigure[.]|sdk[.]OpenTelemetrySdk$)"
            + "|com[.]fasterxml[.]jackson[.]core[.]|kotlin[.]|okhttp3[.]|okio[.]|org[.]snakeyaml[.]|picocli[.]");

    @Test
    void it_is_small() throws IOException {
        assertThat(Files.size(Work.agent())).isLessThan(12_000_000);
    }

    @Test
    void class_path_scanners_see_nothing_but_its_entry_points() throws IOException {
        try (JarFile jar = new JarFile(Work.agent().toFile())) {
            List<String> visible = jar.stream()
                    .map(JarEntry::getName)
                    .filter(name -> name.endsWith(".class") || name.startsWith("META-INF/services"))
                    .toList();
            assertThat(visible).isNotEmpty().allSatisfy(name -> assertThat(name).startsWith("dev/oldpath/agent/"));
        }
    }

    @Test
    void what_runs_inside_the_host_is_java_8_bytecode() throws IOException {
        Map<String, Integer> versions = new TreeMap<>();
        try (JarFile jar = new JarFile(Work.agent().toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                // The rest is the command line, which has a JVM of its own.
                if (entry.getName().matches("inside/.*\\.classdata|.*\\.class")) {
                    versions.put(entry.getName(), major(jar, entry));
                }
            }
        }
        assertThat(versions)
                .hasSizeGreaterThan(500)
                .allSatisfy((name, major) -> assertThat(major).as(name).isLessThanOrEqualTo(JAVA_8));
    }

    /** The build leaves out what nothing refers to: this proves it, from the entry points on. */
    @Test
    void nothing_that_can_run_refers_to_a_class_that_the_build_leaves_out() throws IOException {
        Path classes = Work.directory("classes").resolve("classes.jar");
        Set<String> open = plainJar(classes);
        Map<String, Set<String>> uses = new HashMap<>();
        Set<String> missing = new HashSet<>();
        for (String line : jdeps(classes).split("\\R", -1)) {
            Matcher use = USE.matcher(line);
            if (use.matches()) {
                uses.computeIfAbsent(use.group(1), user -> new HashSet<>()).add(use.group(2));
                if (use.group(3).equals("not found")) {
                    missing.add(use.group(2));
                }
            }
        }
        open.addAll(uses.keySet().stream()
                .filter(name -> name.startsWith("dev.oldpath."))
                .toList());
        Deque<String> next = new ArrayDeque<>(open);
        Set<String> reached = new TreeSet<>(open);
        while (!next.isEmpty()) {
            for (String used : uses.getOrDefault(next.remove(), Set.of())) {
                if (reached.add(used)) {
                    next.add(used);
                }
            }
        }

        assertThat(reached).hasSizeGreaterThan(2000).contains("okhttp3.OkHttpClient", "net.bytebuddy.asm.Advice");
        reached.retainAll(missing);
        assertThat(reached)
                .filteredOn(name -> LIBRARIES.matcher(name).lookingAt())
                .isEmpty();
    }

    /** Copies the agent's classes under the names that they have in their loaders; returns those that services name. */
    private static Set<String> plainJar(Path copy) throws IOException {
        Set<String> services = new TreeSet<>();
        try (JarFile jar = new JarFile(Work.agent().toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy))) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                byte[] content = jar.getInputStream(entry).readAllBytes();
                if (entry.getName().matches(".*\\.class(data)?")) {
                    out.putNextEntry(new JarEntry(entry.getName()
                            .replaceFirst("^(inside|review)/", "")
                            .replace(".classdata", ".class")));
                    out.write(content);
                } else if (entry.getName().contains("META-INF/services/")) {
                    new String(content, StandardCharsets.UTF_8)
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .forEach(services::add);
                }
            }
        }
        return services;
    }

    private static String jdeps(Path jar) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        int exit = ToolProvider.findFirst("jdeps").orElseThrow().run(writer, writer, "-verbose:class", jar.toString());
        assertThat(exit).as(out.toString()).isZero();
        return out.toString();
    }

    private static int major(JarFile jar, JarEntry entry) throws IOException {
        try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
            assertThat(in.readInt()).as("magic of %s", entry).isEqualTo(0xcafebabe);
            in.readUnsignedShort();
            return in.readUnsignedShort();
        }
    }
}
