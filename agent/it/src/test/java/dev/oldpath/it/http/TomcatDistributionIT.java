package dev.oldpath.it.http;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Download;
import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Launch;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Apache Tomcat as its makers publish it, with its example applications. Only its port is changed. */
@ParameterizedClass
@EnumSource
class TomcatDistributionIT {
    private static final String RULES = """
            paths:
              - endpoint: GET /examples/servlets/servlet/HelloWorldExample
                id: hello
              - endpoint: GET /examples/servlets/servlet/{example}
              - endpoint: GET /examples/async/*
              - endpoint: GET /manager/**
              - method: HelloWorldExample#doGet
                id: HelloWorldExample
              - method: async.Async0#service
                id: Async0
              - method: util.CookieFilter#filter(java.lang.String,java.lang.String)
                id: CookieFilter
              - method: org.apache.catalina.core.StandardContext#<init>
                id: web-application
              - method: SessionExample#doPost
                id: never-posted
            """;
    private static final String MOBILE = "mobile/1.0/header";

    private static Evidence evidence = new Evidence();
    private static Exit exit = new Exit(-1, List.of(), List.of());

    @SuppressWarnings("UnusedVariable") // names the run
    TomcatDistributionIT(Jdk jdk) {}

    @BeforeParameterizedClassInvocation
    static void run(Jdk jdk) throws IOException {
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = catalina(Watched.by(receiver, jdk).property("oldpath.config", Watched.config(RULES)))
                        .start()) {
            String line = jvm.awaitError("Starting ProtocolHandler [\"http-nio");
            int port = Integer.parseInt(line.substring(line.lastIndexOf('-') + 1, line.lastIndexOf('"')));
            jvm.awaitError("Server startup in");
            drive(port);
            // What Tomcat's own scripts and every orchestrator send.
            exit = jvm.terminate();
            assertThat(exit.code()).isEqualTo(128 + 15);
            evidence = receiver.evidence();
        }
    }

    private static Launch catalina(Launch launch) throws IOException {
        Path home = Download.unpacked("tomcat-distribution");
        Path server = home.resolve("conf/server.xml");
        Files.writeString(
                server,
                Files.readString(server)
                        .replace("port=\"8080\"", "port=\"0\" address=\"127.0.0.1\"")
                        .replace("port=\"8005\"", "port=\"-1\""));
        return launch.property("catalina.home", home.toString())
                .property("catalina.base", home.toString())
                .property("java.io.tmpdir", home.resolve("temp").toString())
                .property(
                        "java.util.logging.config.file",
                        home.resolve("conf/logging.properties").toString())
                .property("java.util.logging.manager", "org.apache.juli.ClassLoaderLogManager")
                .main(
                        List.of(home.resolve("bin/bootstrap.jar"), home.resolve("bin/tomcat-juli.jar")),
                        "org.apache.catalina.startup.Bootstrap",
                        "start");
    }

    private static void drive(int port) throws IOException {
        String examples = "/examples/servlets/servlet/";
        JdkClient client = new JdkClient(port);
        for (int i = 0; i < 7; i++) {
            assertThat(client.get(examples + "HelloWorldExample", "X-Client-Name", "mobile", "X-Client-Version", "1.0"))
                    .isEqualTo(200);
        }
        client.get(examples + "HelloWorldExample");
        client.get(examples + "HelloWorldExample");
        client.get(examples + "RequestInfoExample");
        client.get(examples + "RequestHeaderExample", "Cookie", "JSESSIONID=1", "X-Client-Name", "cookie-monster");
        client.get("/examples/index.html");
        client.get("/no/such/application");
        client.flood("/examples/async/async0", 1, "patient-a", "patient-b");
        HttpURLConnection old =
                (HttpURLConnection) URI.create("http://localhost:" + port + examples + "HelloWorldExample")
                        .toURL()
                        .openConnection();
        assertThat(old.getResponseCode()).isEqualTo(200);
        try (Connection connection = new Connection(port)) {
            connection.get(examples + "HelloWorldExample", "baggage: client.name=gateway,client.version=5");
            connection.get(examples + "./HelloWorldExample;jsessionid=1?name=x");
        }
    }

    @Test
    void its_endpoints_and_methods_are_counted_exactly_for_the_clients_that_used_them() {
        String java = System.getProperty("java.version");
        var expected = List.of(
                entry(MOBILE, 7L),
                entry("Java-http-client/" + java + "/user_agent", 2L),
                entry("Java/" + java + "/user_agent", 1L),
                entry("gateway/5/baggage", 1L),
                entry("_unknown/_unknown/unknown", 1L));

        assertThat(evidence.usesByClient("hello").entrySet()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(evidence.usesByClient("HelloWorldExample").entrySet()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(evidence.uses("GET /examples/servlets/servlet/{example}")).isEqualTo(12 + 2);
    }

    @Test
    void its_asynchronous_example_belongs_to_its_client_on_both_sides_of_the_dispatch() {
        assertThat(evidence.usesByClient("GET /examples/async/*"))
                .containsOnly(entry("patient-a/1/header", 1L), entry("patient-b/1/header", 1L));
        assertThat(evidence.usesByClient("Async0"))
                .containsOnly(entry("patient-a/1/header", 2L), entry("patient-b/1/header", 2L));
    }

    @Test
    void its_helper_classes_are_counted_for_the_request_that_reached_them() {
        assertThat(evidence.usesByClient("CookieFilter"))
                .hasEntrySatisfying(
                        "cookie-monster/_unknown/header",
                        uses -> assertThat(uses).isPositive());
        assertThat(evidence.usesByClient("CookieFilter")).hasSize(1);
    }

    @Test
    void what_it_does_at_start_belongs_to_nobody() {
        assertThat(evidence.usesByClient("web-application"))
                .as("ROOT, docs, examples, host-manager, manager")
                .containsExactly(entry("_unknown/_unknown/unknown", 5L));
    }

    @Test
    void rules_for_applications_that_are_deployed_late_are_not_called_wrong() {
        assertThat(exit.agentLines()).noneMatch(line -> line.contains("names nothing"));
    }

    @Test
    void what_nobody_asked_for_is_known_and_unused() {
        assertThat(evidence.states()).contains(entry("never-posted", "pending"), entry("GET /manager/**", "watched"));
        assertThat(evidence.uses("never-posted")).isZero();
        assertThat(evidence.uses("GET /manager/**")).isZero();
    }
}
