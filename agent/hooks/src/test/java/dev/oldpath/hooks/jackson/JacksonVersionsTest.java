package dev.oldpath.hooks.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The compiler sees our classes for Jackson with the names of one version only. Here they have the names with which they
 * are defined, and each reference is looked for in each version.
 */
class JacksonVersionsTest {
    private static final Path CLASSES = Paths.get("target/classes");
    private static final Path LIBRARIES = Paths.get("target/libraries");

    enum Version {
        OLDEST_2("jackson2.9", Generation.TWO),
        NEWEST_2("jackson2", Generation.TWO),
        OLDEST_3("jackson3.0", Generation.THREE),
        NEWEST_3("jackson3", Generation.THREE);

        private final String folder;
        private final Generation generation;

        Version(String folder, Generation generation) {
            this.folder = folder;
            this.generation = generation;
        }

        /** A loader of this Jackson, under which our classes are defined. */
        URLClassLoader load() throws IOException {
            List<URL> jars = new ArrayList<>();
            try (DirectoryStream<Path> files = Files.newDirectoryStream(LIBRARIES.resolve(folder), "*.jar")) {
                for (Path file : files) {
                    jars.add(file.toUri().toURL());
                }
            }
            assertThat(jars).as("jars of core, databind and annotations").hasSize(3);
            return new URLClassLoader(
                    jars.toArray(new URL[0]), ClassLoader.getSystemClassLoader().getParent());
        }

        Class<?> base(ClassLoader jackson) throws ClassNotFoundException {
            return Class.forName(generation.home.replace('/', '.') + "databind.DatabindContext", false, jackson);
        }

        /** The files of our classes, with the names of this Jackson. */
        Map<String, byte[]> adapted(ClassLoader jackson) throws IOException, ClassNotFoundException {
            JacksonCopy copy = JacksonCopy.of(base(jackson));
            Map<String, byte[]> adapted = new TreeMap<>();
            for (String home : Arrays.asList("jackson/side", generation == Generation.TWO ? "jackson2" : "jackson3")) {
                Path folder = CLASSES.resolve("dev/oldpath/hooks").resolve(home);
                try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.class")) {
                    for (Path file : files) {
                        byte[] classFile = copy.adapted(Files.readAllBytes(file));
                        adapted.put(new ClassReader(classFile).getClassName(), classFile);
                    }
                }
            }
            adapted.keySet().removeIf(name -> name.endsWith("/package-info"));
            return adapted;
        }
    }

    /** Jackson's class files, the JDK's, and those of the agent. */
    private static ClassLoader others(ClassLoader jackson) {
        return new ClassLoader(jackson) {
            @Override
            public URL getResource(String name) {
                return name.startsWith("dev/oldpath/")
                        ? JacksonVersionsTest.class.getClassLoader().getResource(name)
                        : super.getResource(name);
            }
        };
    }

    @ParameterizedTest
    @EnumSource
    void every_reference_is_there_and_every_method_overrides_what_it_should(Version version) throws Exception {
        try (URLClassLoader jackson = version.load()) {
            Map<String, byte[]> adapted = version.adapted(jackson);

            assertThat(adapted).hasSizeGreaterThan(8);
            assertThat(References.wrong(adapted, others(jackson))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_class_can_be_loaded_and_verified(Version version) throws Exception {
        try (URLClassLoader jackson = version.load()) {
            JacksonLoader loader = new JacksonLoader(jackson, JacksonCopy.of(version.base(jackson)));

            for (String name : version.adapted(jackson).keySet()) {
                Class<?> type = Class.forName(name.replace('/', '.'), true, loader);
                assertThat(type.getClassLoader()).isSameAs(loader);
                assertThat(type.getDeclaredMethods()).isNotNull(); // finds all types in their descriptors
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_class_of_jackson_that_is_woven_can_be_verified(Version version) throws Exception {
        try (URLClassLoader jars = version.load()) {
            WovenJackson jackson = new WovenJackson(jars.getURLs());

            for (String name : jackson.wanted()) {
                assertThat(Class.forName(name, true, jackson).getClassLoader()).isSameAs(jackson);
            }

            assertThat(jackson.woven()).as("base classes, and those that read").hasSize(8 + 3);
        }
    }

    private static Set<String> wrong(Version version, Remapper names) throws Exception {
        try (URLClassLoader jackson = version.load()) {
            Map<String, byte[]> adapted = version.adapted(jackson);
            adapted.replaceAll((name, classFile) -> {
                ClassWriter writer = new ClassWriter(0);
                new ClassReader(classFile).accept(new ClassRemapper(writer, names), 0);
                return writer.toByteArray();
            });
            return References.wrong(adapted, others(jackson));
        }
    }

    @Test
    void a_class_that_one_version_does_not_have_is_found() throws Exception {
        assertThat(wrong(Version.NEWEST_3, new Remapper(Opcodes.ASM9) {
                    @Override
                    public String map(String name) {
                        return name.replace("/deser/bean/BeanDeserializerBase", "/deser/BeanDeserializerBase");
                    }
                }))
                .anyMatch(line -> line.endsWith(": no class tools/jackson/databind/deser/BeanDeserializerBase"));
    }

    @Test
    void a_method_that_one_version_does_not_have_is_found() throws Exception {
        assertThat(wrong(Version.OLDEST_2, named("findAliases", "findAliasesOf")))
                .singleElement()
                .asString()
                .contains(
                        "CountingReaders: no com/fasterxml/jackson/databind/deser/SettableBeanProperty.findAliasesOf(");
    }

    @Test
    void a_method_that_would_silently_override_nothing_is_found() throws Exception {
        assertThat(wrong(Version.NEWEST_3, named("serializeAsProperty", "serializeAsField")))
                .anyMatch(line ->
                        line.contains("CountingWriter: serializeAsField(") && line.endsWith(" overrides nothing"));
    }

    @Test
    void a_field_that_one_version_does_not_have_is_found() throws Exception {
        assertThat(wrong(Version.OLDEST_3, new Remapper(Opcodes.ASM9) {
                    @Override
                    public String mapFieldName(String owner, String name, String descriptor) {
                        return name.equals("_nullProvider") ? "_nulls" : name;
                    }
                }))
                .singleElement()
                .asString()
                .contains("CountingCreatorProperty: no ", "._nulls");
    }

    private static Remapper named(String from, String to) {
        return new Remapper(Opcodes.ASM9) {
            @Override
            public String mapMethodName(String owner, String name, String descriptor) {
                return name.equals(from) ? to : name;
            }
        };
    }
}
