package dev.oldpath.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProgramTest {
    private static @Nullable String name(String command, String classPath) {
        return Program.name(command, Program.jar(command, classPath));
    }

    @Test
    void a_service_is_called_as_its_jar_in_every_version() {
        assertThat(name("target/scheduler-1.4.2-SNAPSHOT.jar --port 80", "target/scheduler-1.4.2-SNAPSHOT.jar"))
                .isEqualTo("scheduler");
        assertThat(name("scheduler_v2.jar", "scheduler_v2.jar")).isEqualTo("scheduler");
        assertThat(name("order-api.jar", "order-api.jar")).isEqualTo("order-api");
        assertThat(name("log4j2-demo.jar", "log4j2-demo.jar")).isEqualTo("log4j2-demo");
    }

    @Test
    void a_jar_may_be_in_a_directory_with_spaces_and_beside_the_agent() {
        assertThat(name("/opt/my apps/a.jar x.jar", "/opt/my apps/a.jar" + File.pathSeparator + "agent.jar"))
                .isEqualTo("a");
    }

    @Test
    void without_a_jar_it_is_called_as_its_main_class() {
        assertThat(name("com.acme.Main lib.jar", "classes" + File.pathSeparator + "lib.jar"))
                .isEqualTo("com.acme.Main");
        assertThat(name("com.acme/com.acme.Main", "")).isEqualTo("com.acme.Main");
    }

    @Test
    void without_anything_it_has_no_name() {
        assertThat(name("", "")).isNull();
    }
}
