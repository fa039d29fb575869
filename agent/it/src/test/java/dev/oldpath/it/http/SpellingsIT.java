package dev.oldpath.it.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The spellings in which a client may ask for one path, on real servers: a rule matches what the client asked for. */
class SpellingsIT {
    /** Servers differ in what they answer to these, from 200 to 400. What reaches the code behind the rule must count. */
    private static final List<String> SPELLINGS = List.of(
            "/v1/lines",
            "/v1/lines/",
            "/v1//lines",
            "/v1/lines;version=2",
            "/v1;a=b/lines;c=d;e",
            "/v1/%6Cines",
            "/v1/%6cines?next=/v2/lines",
            "/v2/../v1/lines",
            "/v1/./lines");

    private static final String RULES = """
            paths:
              - endpoint: GET /v1/lines
              - endpoint: GET /moved/{id}
              - endpoint: GET /v2/moved
              - endpoint: GET /gone
              - endpoint: GET /sorry
              - endpoint: GET /renamed/{id}
              - endpoint: GET /lines/{id}
              - endpoint: GET /unknown/{id}
            """;

    @ParameterizedTest
    @MethodSource("dev.oldpath.it.http.Server#onEveryJdk")
    void every_spelling_that_is_answered_counts_for_the_rule(Server server, Jdk jdk) throws IOException {
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = Watched.by(receiver, jdk)
                        .property("oldpath.config", Watched.config(RULES))
                        .property("acme.valve", "true")
                        .main(server.fixture(), server.main())
                        .start()) {
            int port = Integer.parseInt(jvm.await("port "));
            long answered = 0;
            for (String spelling : SPELLINGS) {
                try (Connection connection = new Connection(port)) {
                    answered += connection.get(spelling) == 200 ? 1 : 0;
                }
            }
            assertThat(new JdkClient(port).send("HEAD", "/v1/lines")).isEqualTo(200);
            answered++;
            boolean servlets = server != Server.JDK_HTTP_SERVER && server != Server.UNDERTOW_HANDLERS;
            if (servlets) {
                try (Connection connection = new Connection(port)) {
                    assertThat(connection.get("/moved/1")).isEqualTo(200);
                    assertThat(connection.get("/gone")).isEqualTo(410);
                }
            }
            boolean rewrites = server == Server.TOMCAT_9 || server == Server.TOMCAT_11 || server == Server.JETTY_12;
            if (rewrites) {
                try (Connection connection = new Connection(port)) {
                    assertThat(connection.get("/renamed/1")).isEqualTo(200);
                }
            }
            boolean hosts = server == Server.JDK_HTTP_SERVER;
            if (hosts) {
                try (Connection connection = new Connection(port)) {
                    assertThat(connection.get("//host/lines/1")).isEqualTo(200);
                }
            }
            jvm.finish().assertSuccess();
            Evidence evidence = receiver.evidence();

            assertThat(answered).as("answered").isGreaterThanOrEqualTo(4);
            assertThat(evidence.uses("GET /v1/lines")).isBetween(answered, SPELLINGS.size() + 1L);
            assertThat(evidence.uses("GET /moved/{id}")).as("forwarded").isEqualTo(servlets ? 1 : 0);
            assertThat(evidence.uses("GET /gone")).as("with an error page").isEqualTo(servlets ? 1 : 0);
            assertThat(evidence.uses("GET /v2/moved")).as("nobody asked for it").isZero();
            assertThat(evidence.uses("GET /sorry")).as("nobody asked for it").isZero();
            assertThat(evidence.uses("GET /renamed/{id}"))
                    .as("answered or rewritten by what the operator put in front")
                    .isEqualTo(rewrites ? 1 : 0);
            assertThat(evidence.uses("GET /lines/{id}"))
                    .as("behind what the server takes for a host")
                    .isEqualTo(hosts ? 1 : 0);
            assertThat(evidence.state("GET /unknown/{id}"))
                    .as("a valve of the operator may answer it")
                    .isEqualTo(server == Server.JDK_HTTP_SERVER ? "failed" : "unproven");
            assertThat(evidence.failures("attribution")).isZero();
        }
    }
}
