package dev.oldpath.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.config.source.SettingsLoader;
import dev.oldpath.ledger.PathInfo;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Loads the settings where the YAML library cannot be found. */
class WithoutYamlTest {
    @Test
    void without_a_file_the_yaml_library_is_not_touched() throws Exception {
        assertThat(problemsWithoutYaml("enabled=true,nonsense=1")).hasSize(1);
    }

    @Test
    void with_a_file_its_absence_is_one_problem_and_the_application_starts() throws Exception {
        assertThat(problemsWithoutYaml("config=pom.xml,enabled=true"))
                .singleElement()
                .asString()
                .startsWith("pom.xml: reading it failed with java.lang.NoClassDefFoundError");
    }

    private static List<?> problemsWithoutYaml(String arguments) throws Exception {
        URL classes = SettingsLoader.class.getProtectionDomain().getCodeSource().getLocation();
        URL ledger = PathInfo.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {classes, ledger}, null)) {
            Class<?> settingsLoader = loader.loadClass(SettingsLoader.class.getName());
            Object settings = settingsLoader
                    .getMethod("load", String.class, Map.class, Map.class)
                    .invoke(null, arguments, Collections.emptyMap(), Collections.emptyMap());
            return (List<?>) settings.getClass().getMethod("problems").invoke(settings);
        }
    }
}
