package dev.oldpath.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.config.RuleForTest;
import dev.oldpath.ledger.Failure;
import java.io.File;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import net.bytebuddy.jar.asm.ClassReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weaves every method of every class of libraries that nobody here wrote, compiled by kotlinc, scalac and javac. */
class WholeJarsTest {
    @ParameterizedTest
    @ValueSource(
            classes = {kotlin.Unit.class, scala.Option.class, org.assertj.core.api.Assertions.class, ClassReader.class})
    void every_class_of_a_library_is_still_valid_when_woven(Class<?> inJar) throws Exception {
        Map<String, byte[]> classFiles = read(inJar);
        Agent agent = new Agent(
                Collections.singletonList("*"), Collections.singletonList(RuleForTest.method("*#*", null, 1)));
        Agent.Loader loader = agent.load(classFiles);
        Map<String, String> invalid = unlinkable(classFiles, loader);

        // Classes whose optional dependencies are not here load neither woven nor as they are.
        assertThat(invalid).isEqualTo(unlinkable(classFiles, new Verified.Unwoven(classFiles)));
        assertThat(invalid.size()).isLessThan(classFiles.size() / 50);
        assertThat(agent.health.failures(Failure.WEAVE)).isZero();
        assertThat(loader.woven.size()).isGreaterThan(classFiles.size() / 2);
    }

    /** Lets the JVM verify all classes; returns what it says of those that it does not link. */
    private static Map<String, String> unlinkable(Map<String, byte[]> classFiles, ClassLoader loader) {
        Map<String, String> errors = new TreeMap<>();
        for (String name : classFiles.keySet()) {
            try {
                Verified.link(Class.forName(name.replace('/', '.'), false, loader));
            } catch (LinkageError | ClassNotFoundException e) {
                errors.put(name, e.toString());
            }
        }
        return errors;
    }

    private static Map<String, byte[]> read(Class<?> inJar) throws Exception {
        Map<String, byte[]> classFiles = new TreeMap<>();
        try (JarFile jar = new JarFile(place(inJar))) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                String name = entry.getName();
                if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.equals("module-info.class")) {
                    classFiles.put(
                            name.substring(0, name.length() - ".class".length()), Bytes.of(jar.getInputStream(entry)));
                }
            }
        }
        return classFiles;
    }

    private static File place(Class<?> inJar) throws URISyntaxException {
        return new File(
                inJar.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
