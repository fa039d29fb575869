package dev.oldpath.it.code;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the JDK itself and native code may use is reported as uncountable, and nothing else is. */
class UncountableUsesIT {
    private static final String ACME = "com.acme.uncountable.";

    private static Evidence evidence(Jdk jdk, String main, String... out) {
        try (OtlpReceiver receiver = Receivers.http()) {
            Exit exit = Watched.by(receiver, jdk)
                    .options("-Xverify:all")
                    .main(Fixtures.UNCOUNTABLE, ACME + main)
                    .run();
            assertThat(exit.out()).containsExactly(out);
            assertThat(exit.warnings()).isEmpty();
            return receiver.evidence();
        }
    }

    /** Why paths are uncountable, by their ids without the package. */
    private static Map<String, String> reasons(Evidence evidence) {
        Map<String, String> reasons = new TreeMap<>();
        evidence.states().forEach((path, state) -> {
            if (state.equals("uncountable")) {
                reasons.put(path.replace(ACME, ""), evidence.info(path).get("oldpath.path.reason"));
            } else {
                assertThat(state).as(path).isIn("watched", "pending");
            }
        });
        return reasons;
    }

    @ParameterizedTest
    @EnumSource
    void rmi_jmx_and_native_code_of_a_library_use_what_they_can_reach_and_an_introspector_uses_nothing(Jdk jdk) {
        Evidence evidence = evidence(jdk, "Served", "bills 1", "size 4", "age 5", "1", "true");

        assertThat(reasons(evidence))
                .containsOnly(
                        entry("Billing#bill(Parcel)", "RMI may call it"),
                        entry("Parcel#weight", "RMI may serialize it"),
                        entry("PoolMBean#getSize()", "JMX may call it"),
                        entry("CacheMXBean$Entry#getAge()", "JMX may call it"),
                        entry("Buffer#length", "native code of org.lib.Native may use it"));
        assertThat(evidence.uses(ACME + "Billing#bill(com.acme.uncountable.Parcel)"))
                .as("the client's call, not the one that RMI makes for it")
                .isEqualTo(1);
        assertThat(evidence.states()).containsEntry(ACME + "Quiet#field", "watched");
    }

    @ParameterizedTest
    @EnumSource
    void xml_of_java_beans_may_reach_everything(Jdk jdk) {
        String reason = "java.beans.XMLDecoder may use it";

        assertThat(reasons(evidence(jdk, "Stored", "level 7")))
                .contains(
                        entry("Settings#level", reason),
                        entry("Quiet#field", reason),
                        entry("Quiet#call()", reason),
                        entry("Quiet$Base#overridden()", reason),
                        entry("Quiet$Api#call()", reason))
                .doesNotContainKey("Quiet$Base#inherited()");
    }

    @ParameterizedTest
    @EnumSource
    void event_handlers_may_reach_everything(Jdk jdk) {
        assertThat(reasons(evidence(jdk, "Handled", "done")))
                .containsEntry("Quiet$Api#call()", "java.beans.EventHandler may use it");
    }

    @ParameterizedTest
    @EnumSource
    void native_code_of_the_application_may_reach_everything_but_its_own_native_methods(Jdk jdk) {
        String reason = "native code of com.acme.uncountable.Codec may use it";
        Evidence evidence = evidence(jdk, "Coded", "true");

        assertThat(reasons(evidence))
                .containsOnly(
                        entry("Quiet#field", reason),
                        entry("Quiet#call()", reason),
                        entry("Quiet$Base#overridden()", reason),
                        entry("Quiet$Api#call()", "JMX may call it for com.acme.uncountable.Coded"));
        assertThat(evidence.states()).containsEntry(ACME + "Codec#encode(int)", "watched");
    }
}
