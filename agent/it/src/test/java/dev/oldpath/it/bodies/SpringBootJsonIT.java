package dev.oldpath.it.bodies;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.http.JdkClient;
import dev.oldpath.it.jvm.Fixture;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Controllers of a Spring Boot application that bind JSON: two versions of a client, one still sends what is old. */
@ParameterizedClass
@MethodSource("springBootOnEveryJdk")
class SpringBootJsonIT {
    private static final int OLD_ORDERS = 7;
    private static final int NEW_ORDERS = 5;
    private static final int RECEIPTS = 3;

    private static Evidence evidence = new Evidence();

    enum SpringBoot {
        THREE(Fixtures.SPRING_BOOT_3),
        FOUR(Fixtures.SPRING_BOOT_4);

        @SuppressWarnings("ImmutableEnumChecker") // a record of immutable lists
        private final Fixture fixture;

        SpringBoot(Fixture fixture) {
            this.fixture = fixture;
        }
    }

    static Stream<Arguments> springBootOnEveryJdk() {
        return Arrays.stream(SpringBoot.values())
                .flatMap(boot -> Arrays.stream(Jdk.values()).map(jdk -> Arguments.of(boot, jdk)));
    }

    @SuppressWarnings("UnusedVariable") // names the run
    SpringBootJsonIT(SpringBoot boot, Jdk jdk) {}

    @BeforeParameterizedClassInvocation
    static void run(SpringBoot boot, Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = Watched.by(receiver, jdk)
                        .main(boot.fixture, "com.acme.shop.ShopMain")
                        .start()) {
            JdkClient client = new JdkClient(Integer.parseInt(jvm.await("port ")));
            String[] oldApp = {"X-Client-Name", "mobile", "X-Client-Version", "1.0"};
            String[] newApp = {"X-Client-Name", "mobile", "X-Client-Version", "2.0"};
            for (int i = 0; i < OLD_ORDERS; i++) {
                assertThat(client.post("/orders", "{\"priority\":\"high\",\"name\":\"tea\"}", oldApp))
                        .isEqualTo(200);
            }
            for (int i = 0; i < NEW_ORDERS; i++) {
                assertThat(client.post("/orders", "{\"name\":\"tea\"}", newApp)).isEqualTo(200);
            }
            for (int i = 0; i < RECEIPTS; i++) {
                assertThat(client.get("/receipt", newApp)).isEqualTo(200);
            }
            jvm.finish().assertSuccess();
            evidence = receiver.evidence();
        }
    }

    /** Uses of a payload by access and client's version. */
    private static Map<String, Long> uses(String id) {
        Map<String, Long> uses = new TreeMap<>();
        evidence.about("oldpath.uses", id).stream()
                .filter(point -> point.attribute("oldpath.path.kind").equals("payload"))
                .forEach(point -> uses.merge(
                        point.attribute("oldpath.access") + " " + point.attribute("oldpath.client.name") + "/"
                                + point.attribute("oldpath.client.version"),
                        point.count(),
                        Long::sum));
        return uses;
    }

    @Test
    void only_the_client_that_still_sends_the_old_property_uses_it() {
        assertThat(uses("com.acme.shop.ShopMain$Order#priority"))
                .containsExactly(entry("read mobile/1.0", (long) OLD_ORDERS));
    }

    @Test
    void an_old_property_in_an_answer_is_used_by_the_client_that_gets_it() {
        assertThat(uses("com.acme.shop.ShopMain$Receipt#legacyCode"))
                .containsExactly(entry("write mobile/2.0", (long) RECEIPTS));
    }

    @Test
    void nothing_that_such_an_application_does_may_use_what_nobody_uses() {
        assertThat(evidence.states())
                .doesNotContainValue("uncountable")
                .containsEntry("com.acme.shop.ShopMain$Pricing#total()", "watched")
                .containsEntry("com.acme.shop.ShopMain$Orders#stock", "watched");
    }

    @Test
    void nothing_fails() {
        assertThat(evidence.failures("weave")).isZero();
        assertThat(evidence.failures("attribution")).isZero();
    }
}
