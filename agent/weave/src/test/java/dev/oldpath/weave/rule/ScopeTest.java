package dev.oldpath.weave.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {
    @ParameterizedTest
    @CsvSource({
        "com.acme.shop.Main, com.acme",
        "com.acme.Main, com.acme",
        "acme.Main, acme",
        "Main, ''",
        "org.springframework.samples.petclinic.PetClinicApplication, org.springframework.samples.petclinic",
        "org.apache.fineract.Application, org.apache.fineract",
        "io.github.somebody.app.Main, io.github.somebody.app",
        "org.springframeworks.Main, org.springframeworks",
    })
    void the_default_is_the_applications_own_name_space(String mainClass, String packages) {
        assertThat(Scope.defaultPackages(mainClass)).containsExactly(packages);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.springframework.boot.loader.launch.JarLauncher",
                "org.apache.catalina.startup.Bootstrap",
                "org.jboss.modules.Main",
            })
    void a_launcher_has_no_packages_of_the_application(String mainClass) {
        assertThat(Scope.defaultPackages(mainClass)).isEmpty();
    }

    @Test
    void a_class_is_covered_by_the_first_entry_that_names_it() {
        Scope scope = new Scope(Arrays.asList("com.acme.orders", "com.acme.*", ""));

        assertThat(scope.entryOf("com/acme/orders/Order")).isEqualTo("com.acme.orders");
        assertThat(scope.entryOf("com/acme/Bill")).isEqualTo("com.acme");
        assertThat(scope.entryOf("Main")).isEqualTo("(no package)");
        assertThat(scope.entryOf("com/acmee/Bill")).isNull();
        assertThat(scope.all()).containsExactly("@OldPath", "com.acme.orders", "com.acme", "(no package)");
        assertThat(new Scope(Collections.singletonList("*")).entryOf("org/lib/Any"))
                .isEqualTo("*");
    }
}
