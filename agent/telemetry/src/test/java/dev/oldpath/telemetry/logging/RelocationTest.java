package dev.oldpath.telemetry.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads every class of the libraries that the agent ships. */
class RelocationTest {
    private static final Pattern SHIPPED =
            Pattern.compile("(META-INF/versions/\\d+/)?(io/opentelemetry/(?!proto/)|okhttp3/|okio/|kotlin/).*\\.class");
    private static final Relocation RELOCATION = new Relocation();
    private static int classes;

    @BeforeAll
    static void relocate() throws IOException {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.endsWith(".jar")) {
                relocate(new File(entry));
            }
        }
    }

    private static void relocate(File file) throws IOException {
        try (JarFile jar = new JarFile(file)) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (SHIPPED.matcher(entry.getName()).matches()) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        RELOCATION.apply(in.readAllBytes());
                    }
                    classes++;
                }
            }
        }
    }

    @Test
    void every_use_of_java_util_logging_has_its_replacement() throws Exception {
        Set<String> offered = new TreeSet<>();
        for (Class<?> type : new Class<?>[] {Logger.class, Level.class}) {
            for (Method method : type.getMethods()) {
                offered.add(type.getSimpleName() + "." + method.getName() + Type.getMethodDescriptor(method));
            }
            for (java.lang.reflect.Field field : type.getFields()) {
                offered.add(type.getSimpleName() + "." + field.getName());
            }
        }
        assertThat(classes).isGreaterThan(2_000);
        assertThat(RELOCATION.members).isNotEmpty().isSubsetOf(offered);
        assertThat(RELOCATION.types).containsExactly("java/util/logging/Level", "java/util/logging/Logger");
    }

    @Test
    void nobody_looks_java_util_logging_up_by_name() {
        assertThat(RELOCATION.names).isEmpty();
    }
}
