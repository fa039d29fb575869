package dev.oldpath.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Launch;
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
}
