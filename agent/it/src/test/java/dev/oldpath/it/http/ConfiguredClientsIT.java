package dev.oldpath.it.http;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import org.junit.jupiter.api.Test;

/** Clients that the agent distinguishes as the operator configured it. */
class ConfiguredClientsIT {
    @Test
    void own_header_pairs_replace_the_usual_ones_and_identity_rules_win() {
        String config = Watched.config("""
                client.headers: [X-App/X-App-Version, X-Team]
                clients:
                  - name: partner
                    version: "2"
                    header: X-Api-Key
                    equals: partner-*
                """);
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = Watched.by(receiver, Jdk.JDK_17)
                        .property("oldpath.config", config)
                        .main(Server.JDK_HTTP_SERVER.fixture(), Server.JDK_HTTP_SERVER.main())
                        .start()) {
            JdkClient client = new JdkClient(Integer.parseInt(jvm.await("port ")));
            client.get("/price", "X-App", "till", "X-App-Version", "8");
            client.get("/price", "X-Team", "billing");
            client.get("/price", "X-Api-Key", "partner-0815", "X-App", "till", "X-App-Version", "8");
            client.get("/price", "X-Client-Name", "mobile", "User-Agent", "curl/8.5.0");
            jvm.finish().assertSuccess();

            assertThat(receiver.evidence().usesByClient("price"))
                    .containsOnly(
                            entry("till/8/header", 1L),
                            entry("billing/_unknown/header", 1L),
                            entry("partner/2/header", 1L),
                            entry("curl/8.5.0/user_agent", 1L));
        }
    }

    @Test
    void a_cap_of_clients_keeps_the_total_and_reports_what_overflowed() {
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = Watched.by(receiver, Jdk.JDK_17)
                        .property("oldpath.clients.max", "3")
                        .main(Server.JDK_HTTP_SERVER.fixture(), Server.JDK_HTTP_SERVER.main())
                        .start()) {
            JdkClient client = new JdkClient(Integer.parseInt(jvm.await("port ")));
            for (int i = 0; i < 10; i++) {
                client.get("/price", "X-Client-Name", "client-" + i);
            }
            jvm.finish().assertSuccess();

            assertThat(receiver.evidence().uses("price")).isEqualTo(10);
            assertThat(receiver.evidence().usesByClient("price")).hasSize(4);
            assertThat(receiver.evidence().uses("price", "_other", "_other")).isEqualTo(7);
            assertThat(receiver.evidence().overflows("price")).isEqualTo(7);
        }
    }
}
