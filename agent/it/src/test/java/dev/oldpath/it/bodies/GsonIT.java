package dev.oldpath.it.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.http.JdkClient;
import dev.oldpath.it.jvm.Fixture;
import dev.oldpath.it.jvm.Jdk;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Old properties of bodies that the real Gson reads and writes, for clients of two versions. */
@ParameterizedClass
@MethodSource("gsonOnEveryJdk")
class GsonIT {
    private static final String RULES = """
            paths:
              - payload: com.acme.body.Orders$Order#legacyCode
                removed: true
              - payload: com.acme.body.Orders$Order#note
                owner: team-orders
              - payload: com.acme.gson.GsonMain$Renamed#rank
              - payload: com.acme.gson.GsonMain$Named#state
              - payload: com.acme.gson.GsonMain$Stamped#mark
              - payload: com.acme.gson.GsonMain$Seal#mark
            """;
    private static final String TICKET = "com.acme.gson.Ticket";

    private static Bodies bodies = Bodies.NONE;
    private static boolean records;

    enum Gson {
        V2_8(Fixtures.GSON_2_8),
        V2_10(Fixtures.GSON_2_10),
        V2_13(Fixtures.GSON_2_13);

        @SuppressWarnings("ImmutableEnumChecker") // a record of immutable lists
        private final Fixture fixture;

        Gson(Fixture fixture) {
            this.fixture = fixture;
        }
    }

    static Stream<Arguments> gsonOnEveryJdk() {
        return Arrays.stream(Gson.values())
                .flatMap(gson -> Arrays.stream(Jdk.values()).map(jdk -> Arguments.of(gson, jdk)));
    }

    @SuppressWarnings("UnusedVariable") // names the run
    GsonIT(Gson gson, Jdk jdk) {}

    @BeforeParameterizedClassInvocation
    static void run(Gson gson, Jdk jdk) {
        records = gson != Gson.V2_8;
        List<String> arguments = records ? List.of(TICKET) : List.of();
        bodies = Bodies.of(gson.fixture, jdk, RULES, "com.acme.gson.GsonMain", arguments, GsonIT::call);
    }

    private static void call(JdkClient client) {
        Bodies.callOrders(client);
        client.post("/renamed", "{\"precedence\": \"x\"}", Bodies.OLD);
        client.post("/renamed", "{\"rank\": \"x\"}", Bodies.OLD);
        for (String bound : List.of("/stamped", "/seal", "/box", "/lid")) {
            client.post(bound, "{}", Bodies.OLD);
        }
        client.post("/named", "{\"oldState\": \"x\"}", Bodies.OLD);
        if (records) {
            client.post("/record", "{\"id\": \"1\", \"seat\": \"9\"}", Bodies.OLD);
        }
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
    void an_alternate_name_is_the_same_property_and_counts_by_itself_if_a_rule_names_it() {
        assertThat(bodies.uses("com.acme.gson.GsonMain$Renamed#prio"))
                .containsOnly(entry("read 1.0", 3L), entry("write 1.0", 3L));
        assertThat(bodies.uses("com.acme.gson.GsonMain$Renamed#rank")).containsOnly(entry("read 1.0", 1L));
    }

    @Test
    void a_record_counts_as_a_class_does() {
        long times = records ? 1 : 0;
        assertThat(bodies.uses(TICKET + "#seat").values())
                .containsOnly(records ? new Long[] {times, times} : new Long[0]);
    }

    @Test
    void adapters_of_the_application_and_rules_that_name_nothing_are_reported() {
        assertThat(bodies.notCounted())
                .containsOnly(
                        entry("com.acme.gson.GsonMain$Stamped#mark", own("StampAdapter")),
                        entry("com.acme.gson.GsonMain$Seal#mark", own("SealReader")),
                        entry("com.acme.gson.GsonMain$Lid#colour", own("LidAdapter")),
                        entry(
                                "com.acme.gson.GsonMain$Named#state",
                                "failed: com.acme.gson.GsonMain$Named has no property state"));
    }

    private static String own(String adapter) {
        return "uncountable: read or written by com.acme.gson.GsonMain$" + adapter;
    }

    @Test
    void every_other_old_property_is_watched_and_nothing_else() {
        Map<String, String> states = bodies.states();
        states.keySet().removeAll(bodies.notCounted().keySet());
        assertThat(states.values()).containsOnly("watched");
        assertThat(states).hasSize(records ? 11 : 10).doesNotContainKey("com.acme.body.Orders$Plain#priority");
        bodies.assertHealthy();
    }
}
