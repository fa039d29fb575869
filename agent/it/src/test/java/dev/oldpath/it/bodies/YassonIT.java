package dev.oldpath.it.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.http.JdkClient;
import dev.oldpath.it.jvm.Jdk;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Old properties of bodies that the real Yasson reads and writes, for clients of two versions. */
@ParameterizedClass
@EnumSource(Jdk.class)
class YassonIT {
    private static final String RULES = """
            paths:
              - payload: com.acme.body.Orders$Order#legacyCode
                removed: true
              - payload: com.acme.body.Orders$Order#note
              - payload: com.acme.jsonb.YassonMain$Renamed#priority
              - payload: com.acme.jsonb.YassonMain$Created#seat
              - payload: com.acme.jsonb.YassonMain$Stamped#mark
              - payload: com.acme.jsonb.YassonMain$Seal#mark
            """;

    private static Bodies bodies = Bodies.NONE;

    @SuppressWarnings("UnusedVariable") // names the run
    YassonIT(Jdk jdk) {}

    @BeforeParameterizedClassInvocation
    static void run(Jdk jdk) {
        bodies = Bodies.of(Fixtures.YASSON, jdk, RULES, "com.acme.jsonb.YassonMain", List.of(), YassonIT::call);
    }

    private static void call(JdkClient client) {
        Bodies.callOrders(client);
        client.post("/stamped", "{}", Bodies.OLD);
        client.post("/seal", "{}", Bodies.OLD);
        client.post("/created", "{\"seat\": \"x\"}", Bodies.OLD);
    }

    @Test
    void a_property_counts_for_the_client_that_sent_it_and_for_the_one_that_received_it() {
        assertThat(bodies.uses("com.acme.body.Orders$Order#priority"))
                .containsOnly(entry("read 1.0", 2L), entry("write 1.0", 2L), entry("write 2.0", 1L));
        assertThat(bodies.uses("com.acme.body.Orders$Line#amount"))
                .containsOnly(entry("read 1.0", 1L), entry("write 1.0", 2L));
    }

    @Test
    void null_counts_where_it_is_in_the_body_and_only_there() {
        assertThat(bodies.uses("com.acme.body.Orders$Order#weight"))
                .containsOnly(entry("read 1.0", 1L), entry("write 2.0", 1L));
        assertThat(bodies.uses("com.acme.body.Orders$Order#note")).containsOnly(entry("write 2.0", 1L));
    }

    @Test
    void an_inherited_property_belongs_to_the_class_that_declares_it() {
        assertThat(bodies.uses("com.acme.body.Orders$Base#inherited"))
                .containsOnly(entry("read 1.0", 1L), entry("write 2.0", 1L));
    }

    @Test
    void a_mark_on_the_getter_marks_the_property() {
        assertThat(bodies.uses("line-mark")).containsOnly(entry("read 1.0", 1L), entry("write 1.0", 1L));
    }

    @Test
    void a_property_that_is_gone_counts_while_somebody_sends_it() {
        assertThat(bodies.uses("com.acme.body.Orders$Order#legacyCode")).containsOnly(entry("read 1.0", 1L));
    }

    @Test
    void a_property_is_known_by_its_name_in_the_body() {
        assertThat(bodies.uses("com.acme.jsonb.YassonMain$Renamed#prio"))
                .containsOnly(entry("read 1.0", 1L), entry("write 1.0", 1L));
    }

    @Test
    void a_property_that_a_constructor_takes_counts_as_others_do() {
        assertThat(bodies.uses("com.acme.jsonb.YassonMain$Created#seat"))
                .containsOnly(entry("read 1.0", 1L), entry("write 1.0", 1L));
    }

    @Test
    void components_of_the_application_and_rules_that_name_nothing_are_reported() {
        assertThat(bodies.notCounted())
                .containsOnly(
                        entry(
                                "com.acme.jsonb.YassonMain$Stamped#mark",
                                "uncountable: read or written by com.acme.jsonb.YassonMain$StampReader"),
                        entry(
                                "com.acme.jsonb.YassonMain$Seal#mark",
                                "uncountable: read or written by com.acme.jsonb.YassonMain$SealAdapter"),
                        entry(
                                "com.acme.jsonb.YassonMain$Renamed#priority",
                                "failed: com.acme.jsonb.YassonMain$Renamed has no property priority"));
    }

    @Test
    void every_other_old_property_is_watched_and_nothing_else() {
        Map<String, String> states = bodies.states();
        states.keySet().removeAll(bodies.notCounted().keySet());
        assertThat(states.values()).containsOnly("watched");
        assertThat(states).hasSize(9).doesNotContainKey("com.acme.body.Orders$Plain#priority");
        bodies.assertHealthy();
    }
}
