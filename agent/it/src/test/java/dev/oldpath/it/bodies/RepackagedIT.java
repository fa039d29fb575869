package dev.oldpath.it.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.http.JdkClient;
import dev.oldpath.it.jvm.Jdk;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Old properties of bodies that libraries read and write which have been relocated to other packages: Jackson 2 by
 * Flink, Gson by HBase, Protobuf by Hadoop, Jackson 3 and Yasson by us. All are in one application.
 */
@ParameterizedClass
@EnumSource(Jdk.class)
class RepackagedIT {
    private static final String DTOS = "com.acme.repackaged.Dtos$";
    private static final String RULES = """
            paths:
              - payload: com.acme.repackaged.Dtos$ForJackson2#formerName
              - payload: com.acme.repackaged.Dtos$ForJackson3#formerName
              - {payload: com.acme.repackaged.Dtos$ForJackson2#legacyCode, removed: true}
              - {payload: com.acme.repackaged.Dtos$ForJackson3#legacyCode, removed: true}
              - {payload: com.acme.repackaged.Dtos$ForGson#legacyCode, removed: true}
              - {payload: com.acme.repackaged.Dtos$ForYasson#legacyCode, removed: true}
            """;

    private static Bodies bodies = Bodies.NONE;

    @SuppressWarnings("UnusedVariable") // names the run
    RepackagedIT(Jdk jdk) {}

    @BeforeParameterizedClassInvocation
    static void run(Jdk jdk) {
        bodies = Bodies.of(Fixtures.REPACKAGED, jdk, RULES, "com.acme.repackaged.Main", List.of(), RepackagedIT::call);
    }

    private static void call(JdkClient client) {
        String old = "{\"id\": \"1\", \"priority\": \"high\", \"legacyCode\": \"x\"}";
        for (String library : List.of("/jackson2", "/jackson3", "/gson", "/yasson")) {
            assertThat(client.post(library, old, Bodies.OLD)).isEqualTo(200);
            assertThat(client.post(library, old, Bodies.OLD)).isEqualTo(200);
            assertThat(client.post(library, "{\"id\": \"1\"}", Bodies.NEW)).isEqualTo(200);
        }
        for (String jackson : List.of("/jackson2", "/jackson3")) {
            client.post(jackson, "{\"formerName\": \"x\"}", Bodies.OLD);
            client.post(jackson + "/seat", "{\"seat\": \"9\", \"id\": \"1\"}", Bodies.OLD);
            client.post(jackson + "/seat", "{\"id\": \"1\"}", Bodies.NEW);
        }
        client.post("/protobuf", new byte[] {18, 1, 'x'}, Bodies.OLD); // field 2, one byte
        client.post("/protobuf", new byte[] {10, 1, '1'}, Bodies.NEW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jackson2", "Jackson3"})
    void every_copy_of_jackson_counts_what_it_reads_and_writes(String jackson) {
        assertThat(bodies.uses(DTOS + "For" + jackson + "#priority"))
                .containsOnly(entry("read 1.0", 2L), entry("write 1.0", 3L), entry("write 2.0", 1L));
        assertThat(bodies.uses(DTOS + "SeatFor" + jackson + "#seat"))
                .containsOnly(entry("read 1.0", 1L), entry("write 1.0", 1L), entry("write 2.0", 1L));
        assertThat(bodies.uses(DTOS + "For" + jackson + "#formerName")).containsOnly(entry("read 1.0", 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gson", "Yasson"})
    void gson_and_yasson_count_what_they_read_and_write(String library) {
        assertThat(bodies.uses(DTOS + "For" + library + "#priority"))
                .containsOnly(entry("read 1.0", 2L), entry("write 1.0", 2L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jackson2", "Jackson3", "Gson", "Yasson"})
    void a_property_that_is_gone_counts_while_somebody_sends_it(String library) {
        assertThat(bodies.uses(DTOS + "For" + library + "#legacyCode")).containsOnly(entry("read 1.0", 2L));
    }

    @Test
    void a_message_counts_what_is_in_it() {
        assertThat(bodies.uses("com.acme.orders.OrdersProto$Order#legacyCode"))
                .containsOnly(entry("read 1.0", 1L), entry("write 1.0", 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jackson2", "Jackson3", "Gson", "Yasson"})
    void the_field_behind_stays_countable_and_that_the_library_reaches_it_is_no_use(String library) {
        assertThat(bodies.evidence().about("oldpath.uses", DTOS + "For" + library + "#priority"))
                .filteredOn(point -> point.attribute("oldpath.path.kind").equals("field"))
                .allSatisfy(point -> assertThat(point.count()).isZero())
                .isNotEmpty();
    }

    @Test
    void every_old_property_is_watched() {
        assertThat(bodies.states().values()).containsOnly("watched");
        bodies.assertHealthy();
    }
}
