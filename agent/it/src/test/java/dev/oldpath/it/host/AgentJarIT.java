package dev.oldpath.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.jvm.Work;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The one file that users get. */
class AgentJarIT {
    private static final int JAVA_8 = 52;

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

    private static int major(JarFile jar, JarEntry entry) throws IOException {
        try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
            assertThat(in.readInt()).as("magic of %s", entry).isEqualTo(0xcafebabe);
            in.readUnsignedShort();
            return in.readUnsignedShort();
        }
    }
}
