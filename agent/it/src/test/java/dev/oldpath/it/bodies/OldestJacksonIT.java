package dev.oldpath.it.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.jvm.Jdk;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The oldest Jackson that is watched. */
class OldestJacksonIT {
    private static final String PRIORITY = "com.acme.body.Orders$Order#priority";
    private static final String LEGACY_CODE = "com.acme.body.Orders$Order#legacyCode";
    private static final String RULES = """
            paths:
              - payload: %s
              - {payload: %s, removed: true}
            """.formatted(PRIORITY, LEGACY_CODE);

    @ParameterizedTest
    @EnumSource(Jdk.class)
    void an_old_client_keeps_a_property_in_use_and_one_that_the_class_has_lost(Jdk jdk) {
        Bodies bodies =
                Bodies.of(Fixtures.JACKSON_2_9, jdk, RULES, "com.acme.json.OldJacksonMain", List.of(), client -> {
                    client.post("/order", "{\"id\": \"1\", \"priority\": \"high\"}", Bodies.OLD);
                    client.post("/order", "{\"id\": \"2\", \"legacyCode\": \"x\"}", Bodies.OLD);
                    client.post("/order", "{\"id\": \"3\"}", Bodies.NEW);
                });

        assertThat(bodies.uses(PRIORITY)).containsEntry("read 1.0", 1L).doesNotContainKey("read 2.0");
        assertThat(bodies.uses(LEGACY_CODE)).containsOnlyKeys("read 1.0").containsValue(1L);
        bodies.assertHealthy();
    }
}
