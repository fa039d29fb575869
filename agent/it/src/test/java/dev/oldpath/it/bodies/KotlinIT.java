package dev.oldpath.it.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.http.JdkClient;
import dev.oldpath.it.jvm.Jdk;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Old properties of Kotlin's data classes in bodies, for clients of two versions. */
@ParameterizedClass
@EnumSource(Jdk.class)
class KotlinIT {
    /** Those with a property {@code priority} that Jackson reads and writes, wherever the mark is. */
    private static final List<String> MARKED = List.of(
            "OnVal",
            "OnVar",
            "OnProperty",
            "OnGet",
            "OnSet",
            "OnField",
            "OnParam",
            "OnEverySite",
            "WithoutTarget",
            "InBody");

    private static Bodies bodies = Bodies.NONE;

    @SuppressWarnings("UnusedVariable") // names the run
    KotlinIT(Jdk jdk) {}

    @BeforeParameterizedClassInvocation
    static void run(Jdk jdk) {
        List<String> classes = new ArrayList<>(MARKED);
        classes.addAll(List.of("Named", "Flag", "Hidden", "Young"));
        bodies = Bodies.of(Fixtures.KOTLIN, jdk, "paths: []\n", "com.acme.kt.KotlinMain", classes, KotlinIT::call);
    }

    private static void call(JdkClient client) {
        for (String name : MARKED) {
            call(client, name, "\"priority\": \"high\"");
        }
        call(client, "Named", "\"prio\": \"high\"");
        call(client, "Flag", "\"isUrgent\": true");
        call(client, "Hidden", "\"priority\": \"high\"");
        call(client, "Young", "\"priority\": \"high\"");
    }

    /** Two orders of the old client, three of the new one; both get answers with the property. */
    private static void call(JdkClient client, String type, String old) {
        for (int i = 0; i < 2; i++) {
            assertThat(client.post("/" + type, "{" + old + ", \"name\": \"x\"}", Bodies.OLD))
                    .isEqualTo(200);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(client.post("/" + type, "{\"name\": \"x\"}", Bodies.NEW)).isEqualTo(200);
        }
    }

    private static void assertUsed(String property) {
        assertThat(bodies.uses("com.acme.kt." + property))
                .as(property)
                .containsOnly(entry("read 1.0", 2L), entry("write 1.0", 2L), entry("write 2.0", 3L));
    }

    @Test
    void wherever_kotlin_puts_the_mark_the_property_counts() {
        for (String name : MARKED) {
            assertUsed(name + "#priority");
        }
    }

    @Test
    void a_property_has_its_name_in_the_body() {
        assertUsed("Named#prio");
        assertUsed("Flag#isUrgent");
    }

    @Test
    void a_hidden_property_is_read_and_never_written() {
        assertThat(bodies.uses("com.acme.kt.Hidden#priority")).containsOnly(entry("read 1.0", 2L));
    }

    @Test
    void every_old_property_is_one_path_and_watched() {
        assertThat(bodies.states()).hasSize(MARKED.size() + 3);
        assertThat(bodies.states().values()).containsOnly("watched");
        bodies.assertHealthy();
    }
}
