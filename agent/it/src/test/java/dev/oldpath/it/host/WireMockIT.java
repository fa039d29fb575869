package dev.oldpath.it.host;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Download;
import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.http.JdkClient;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** WireMock as its makers publish it: one jar with a Jetty inside that goes by another name. */
class WireMockIT {
    private static final String RULES = """
            paths:
              - endpoint: GET /__admin/mappings
              - endpoint: GET /old/**
              - method: com.github.tomakehurst.wiremock.http.StubRequestHandler#handleRequest
                id: stub-request
              - method: com.github.tomakehurst.wiremock.http.AdminRequestHandler#handleRequest
                id: admin-request
            """;

    @ParameterizedTest
    @EnumSource
    void its_endpoints_and_methods_are_counted_for_the_clients_that_used_them(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = Watched.by(receiver, jdk)
                        .property("oldpath.config", Watched.config(RULES))
                        .jar(Download.file("wiremock"), "--port", "0", "--bind-address", "127.0.0.1")
                        .start()) {
            JdkClient client = new JdkClient(Integer.parseInt(jvm.await("port:").trim()));
            for (int i = 0; i < 5; i++) {
                assertThat(client.get("/old/thing", "X-Client-Name", "mobile", "X-Client-Version", "1.0"))
                        .isEqualTo(404);
            }
            assertThat(client.get("/__admin/mappings", "User-Agent", "kubectl/1.34"))
                    .isEqualTo(200);
            assertThat(client.get("/__admin/requests", "User-Agent", "kubectl/1.34"))
                    .isEqualTo(200);
            jvm.terminate();

            Evidence evidence = receiver.evidence();
            assertThat(evidence.usesByClient("stub-request")).containsExactly(entry("mobile/1.0/header", 5L));
            assertThat(evidence.usesByClient("GET /old/**")).containsExactly(entry("mobile/1.0/header", 5L));
            assertThat(evidence.usesByClient("admin-request")).containsExactly(entry("kubectl/1.34/user_agent", 2L));
            assertThat(evidence.usesByClient("GET /__admin/mappings"))
                    .containsExactly(entry("kubectl/1.34/user_agent", 1L));
        }
    }
}
