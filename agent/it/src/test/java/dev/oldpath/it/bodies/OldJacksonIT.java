package dev.oldpath.it.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.jvm.Jdk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A Jackson that is too old to be watched makes nobody believe that its properties are unused. */
@ParameterizedClass
@EnumSource(Jdk.class)
class OldJacksonIT {
    private static final String RULES = """
            paths:
              - payload: com.acme.body.Orders$Order#priority
              - {payload: com.acme.body.Orders$Order#legacyCode, removed: true}
            """;

    private static Bodies bodies = Bodies.NONE;
    private static int status;

    @SuppressWarnings("UnusedVariable") // names the run
    OldJacksonIT(Jdk jdk) {}

    @BeforeParameterizedClassInvocation
    static void run(Jdk jdk) {
        bodies = Bodies.of(
                Fixtures.JACKSON_2_8,
                jdk,
                RULES,
                "com.acme.json.OldJacksonMain",
                List.of(),
                client -> status = client.post("/order", "{\"id\": \"1\", \"priority\": \"high\"}", Bodies.OLD));
    }

    @Test
    void the_application_works_as_ever() {
        assertThat(status).isEqualTo(200);
        assertThat(bodies.exit().err()).allMatch(line -> line.startsWith("[oldpath]"));
    }

    @Test
    void its_properties_are_failed_with_the_reason() {
        assertThat(bodies.states())
                .containsEntry("com.acme.body.Orders$Order#priority", "failed")
                .containsEntry("com.acme.body.Orders$Order#legacyCode", "failed");
        assertThat(bodies.evidence().about("oldpath.path.info", "com.acme.body.Orders$Order#priority"))
                .extracting(point -> point.attribute("oldpath.path.reason"))
                .contains("Jackson before 2.9 could not be woven");
    }

    @Test
    void the_agent_logs_it_once() {
        assertThat(bodies.exit().agentLines())
                .filteredOn(line -> line.contains("cannot"))
                .singleElement()
                .asString()
                .contains("Jackson before 2.9");
    }
}
