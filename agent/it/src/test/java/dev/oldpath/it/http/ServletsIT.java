package dev.oldpath.it.http;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that leave the container's thread, return to it, or end on an error page. */
@ParameterizedClass
@MethodSource("dev.oldpath.it.http.Server#containersOnEveryJdk")
class ServletsIT {
    /** Tomcat closes a connection after a hundred requests. */
    private static final int ROUNDS = 15;

    private static final String RULES = """
            paths:
              - endpoint: GET /async
              - endpoint: GET /worker
              - endpoint: GET /gone
            """;

    private static Evidence evidence = new Evidence();

    @SuppressWarnings("UnusedVariable") // names the run
    ServletsIT(Server server, Jdk jdk) {}

    @BeforeParameterizedClassInvocation
    static void run(Server server, Jdk jdk) throws IOException {
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = Watched.by(receiver, jdk)
                        .property("oldpath.config", Watched.config(RULES))
                        .main(server.fixture(), server.main())
                        .start()) {
            try (Connection connection = new Connection(Integer.parseInt(jvm.await("port ")))) {
                for (int i = 0; i < ROUNDS; i++) {
                    assertThat(connection.get("/async", "X-Client-Name: dispatcher"))
                            .isEqualTo(200);
                    assertThat(connection.get("/price")).isEqualTo(200);
                    assertThat(connection.get("/worker", "X-Client-Name: worker"))
                            .isEqualTo(200);
                    assertThat(connection.get("/price")).isEqualTo(200);
                    assertThat(connection.get("/gone", "X-Client-Name: laggard"))
                            .isEqualTo(410);
                    assertThat(connection.get("/price")).isEqualTo(200);
                }
            }
            jvm.finish().assertSuccess();
            evidence = receiver.evidence();
        }
    }

    @Test
    void an_async_request_belongs_to_its_client_before_and_after_the_dispatch() {
        var dispatcher = entry("dispatcher/_unknown/header", (long) ROUNDS);
        assertThat(evidence.usesByClient("price-before-async")).containsExactly(dispatcher);
        assertThat(evidence.usesByClient("price-after-dispatch")).containsExactly(dispatcher);
    }

    @Test
    void an_async_request_is_one_use_of_its_endpoint() {
        assertThat(evidence.usesByClient("GET /async"))
                .containsExactly(entry("dispatcher/_unknown/header", (long) ROUNDS));
        assertThat(evidence.usesByClient("GET /worker"))
                .containsExactly(entry("worker/_unknown/header", (long) ROUNDS));
    }

    @Test
    void a_thread_of_the_application_is_counted_and_never_named_after_somebody_else() {
        assertThat(evidence.uses("price-on-worker")).isEqualTo(ROUNDS);
        assertThat(evidence.usesByClient("price-on-worker").keySet())
                .isSubsetOf("_unknown/_unknown/unknown", "worker/_unknown/header");
    }

    @Test
    void an_error_page_is_part_of_the_request_that_failed() {
        var laggard = entry("laggard/_unknown/header", (long) ROUNDS);
        assertThat(evidence.usesByClient("price-in-error-page")).containsExactly(laggard);
        assertThat(evidence.usesByClient("GET /gone")).containsExactly(laggard);
    }

    @Test
    void no_client_leaks_into_the_requests_between() {
        assertThat(evidence.usesByClient("price")).containsExactly(entry("_unknown/_unknown/unknown", 3L * ROUNDS));
    }
}
