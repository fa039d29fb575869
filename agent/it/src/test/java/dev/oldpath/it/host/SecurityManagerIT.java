package dev.oldpath.it.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.Fixture;
import dev.oldpath.it.jvm.Java;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Jre;
import dev.oldpath.it.jvm.Work;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A SecurityManager, which Java had until version 23, restricts the application and not the agent. */
class SecurityManagerIT {
    private static final Fixture SECURED = Fixture.of("secured").release(8);
    private static final String MAIN = "com.acme.secured.Main";
    private static final String OLD = MAIN + "#old()";
    private static final String LATER = MAIN + "$Later#old()";

    static Stream<Java> versions() {
        return Stream.of(Jre.JRE_8, Jdk.JDK_17);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void an_application_that_may_do_nothing_is_watched(Java java) throws IOException {
        String grant = "grant codeBase \"" + Work.agent().toUri() + "\" { permission java.security.AllPermission; };\n"
                + "grant { permission java.util.PropertyPermission \"*\", \"read\"; };\n";
        try (OtlpReceiver receiver = Receivers.http()) {
            Exit exit = Watched.by(receiver, java)
                    .options("-Djava.security.manager", "-Djava.security.policy==" + policy(grant))
                    .property("oldpath.ledger", Work.directory("ledger").toString())
                    .main(SECURED, MAIN, "command")
                    .run();

            assertThat(exit.out()).containsExactly("done");
            assertThat(exit.complaints()).isEmpty();
            assertThat(receiver.evidence().uses(OLD)).isEqualTo(2);
            assertThat(receiver.evidence().uses(LATER)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void one_that_is_set_later_changes_nothing(Java java) {
        try (OtlpReceiver receiver = Receivers.http()) {
            Exit exit = allowed(receiver, java, "policy");

            assertThat(exit.complaints()).isEmpty();
            assertThat(receiver.evidence().uses(OLD)).isEqualTo(2);
            assertThat(receiver.evidence().uses(LATER)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void one_that_denies_the_agent_itself_is_named(Java java) {
        try (OtlpReceiver receiver = Receivers.http()) {
            Exit exit = allowed(receiver, java, "deny");

            assertThat(exit.complaints())
                    .anySatisfy(
                            line -> assertThat(line).contains("SecurityManager").contains("no evidence"))
                    .noneSatisfy(line -> assertThat(line).contains("report this"));
        }
    }

    @Test
    void without_a_grant_the_line_names_it() throws IOException {
        String grant = "grant { permission java.util.PropertyPermission \"*\", \"read\"; };\n";
        try (OtlpReceiver receiver = Receivers.http()) {
            Exit exit = Watched.by(receiver, Jdk.JDK_17)
                    .options("-Djava.security.manager", "-Djava.security.policy==" + policy(grant))
                    .main(SECURED, MAIN, "command")
                    .run();

            assertThat(exit.out()).containsExactly("done");
            assertThat(exit.complaints())
                    .singleElement()
                    .asString()
                    .contains("not started")
                    .contains("grant java.security.AllPermission");
            assertThat(receiver.evidence().exports()).isEmpty();
        }
    }

    private static Exit allowed(OtlpReceiver receiver, Java java, String how) {
        if (java == Jdk.JDK_17) {
            return Watched.by(receiver, java)
                    .options("-Djava.security.manager=allow")
                    .main(SECURED, MAIN, how)
                    .run();
        }
        return Watched.by(receiver, java).main(SECURED, MAIN, how).run();
    }

    private static Path policy(String text) throws IOException {
        return Files.writeString(Work.directory("policy").resolve("java.policy"), text);
    }
}
