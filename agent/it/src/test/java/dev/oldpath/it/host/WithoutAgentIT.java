package dev.oldpath.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.http.Connection;
import dev.oldpath.it.http.Server;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Launch;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Marked code where no agent is: nothing happens. */
class WithoutAgentIT {
    @ParameterizedTest
    @EnumSource
    void marked_code_runs_as_if_the_api_did_nothing(Jdk jdk) {
        Exit exit = Launch.on(jdk).main(Fixtures.MARKS, "com.acme.marks.Main").run();

        assertThat(exit.out()).singleElement().asString().startsWith("done ");
        assertThat(exit.err()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_client_scope_is_inert(Jdk jdk) {
        Exit exit = Launch.on(jdk)
                .main(Fixtures.COUNTING, "com.acme.counting.Main", "threads", "2", "10")
                .run();

        assertThat(exit.out()).containsExactly("done");
        assertThat(exit.err()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_servers_of_the_other_tests_answer(Server server) throws IOException {
        try (ForkedJvm jvm = Launch.on(Jdk.JDK_17)
                        .main(server.fixture(), server.main())
                        .start();
                Connection connection = new Connection(Integer.parseInt(jvm.await("port ")))) {
            assertThat(connection.get("/price")).isEqualTo(200);
            assertThat(connection.get("/v1/orders/1")).isEqualTo(200);
            jvm.finish().assertSuccess();
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"JDK_HTTP_SERVER", "UNDERTOW_HANDLERS"},
            mode = EnumSource.Mode.EXCLUDE)
    void their_servlets_dispatch_complete_and_fail(Server server) throws IOException {
        try (ForkedJvm jvm = Launch.on(Jdk.JDK_17)
                        .main(server.fixture(), server.main())
                        .start();
                Connection connection = new Connection(Integer.parseInt(jvm.await("port ")))) {
            assertThat(connection.get("/async")).isEqualTo(200);
            assertThat(connection.get("/worker")).isEqualTo(200);
            assertThat(connection.get("/gone")).isEqualTo(410);
            assertThat(connection.get("/failing")).isEqualTo(500);
            jvm.finish().assertSuccess();
        }
    }
}
