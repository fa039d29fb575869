package dev.oldpath.it.code;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Launch;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Old methods without code: a call of one is a use, whatever implements it. */
@ParameterizedClass
@EnumSource
class CallSitesIT {
    private static final String MAIN = "com.acme.calls.Main";
    private static final String SHIPPING = "com.acme.calls.Shipping";
    private static final String MACHINE = "com.acme.calls.Machine";
    private static final String RULES = """
            paths:
              - method: com.acme.calls.Machine#ruled
                id: ruled-call
              - method: org.device.Device#elsewhere
              - method: org.device.Device#here
            """;

    private static Evidence evidence = new Evidence();
    private static Exit exit = new Exit(-1, List.of(), List.of());

    @Parameter
    @SuppressWarnings("NullAway.Init")
    private Jdk jdk;

    @BeforeParameterizedClassInvocation
    static void run(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http()) {
            exit = Watched.by(receiver, jdk)
                    .property("oldpath.config", Watched.config(RULES))
                    .main(Fixtures.CALL_SITES, MAIN)
                    .run();
            evidence = receiver.evidence();
        }
    }

    private static void used(String path, long times) {
        assertThat(evidence.state(path)).as("state of %s", path).isEqualTo("watched");
        assertThat(evidence.uses(path)).as("uses of %s", path).isEqualTo(times);
    }

    @Test
    void the_application_does_what_it_does_without_the_agent() {
        Exit plain = Launch.on(jdk).main(Fixtures.CALL_SITES, MAIN).run();

        assertThat(exit.out()).isEqualTo(plain.out());
        assertThat(exit.warnings()).isEmpty();
    }

    @Test
    void a_call_through_an_interface_is_a_use_whatever_implements_it() {
        used(SHIPPING + "#cost()", 5);
    }

    @Test
    void an_implementation_with_an_id_of_its_own_is_a_path_of_its_own() {
        used(SHIPPING + "$Air#cost()", 6);
    }

    @Test
    void an_implementation_under_the_same_id_is_not_counted_twice() {
        used("ship-all", 9 + 4 + 4 + 1);
        used("ship-wide", 5 + 4);
        assertThat(evidence.info("ship-all"))
                .contains(entry("oldpath.path.kind", "method"), entry("oldpath.path.owner", "team-calls"));
    }

    @Test
    void a_default_method_is_counted_where_it_runs_and_where_an_override_runs_in_its_place() {
        used(SHIPPING + "#days()", 2 + 3);
    }

    @Test
    void lambdas_and_anonymous_classes_are_called_through_the_interface() {
        used("com.acme.calls.Step#run(long)", 7);
    }

    @Test
    void a_method_reference_to_a_method_without_code_makes_it_uncountable() {
        assertThat(evidence.info(SHIPPING + "#weight()"))
                .containsEntry("oldpath.path.state", "uncountable")
                .hasEntrySatisfying(
                        "oldpath.path.reason", reason -> assertThat(reason).contains(MAIN));
    }

    @Test
    void abstract_methods_are_counted_through_subclasses_and_from_inside() {
        used(MACHINE + "#work(double)", 10);
        used(MACHINE + "#stop()", 5);
        used(MACHINE + "#neverCalled()", 0);
    }

    @Test
    void native_methods_are_counted_even_if_they_are_missing() {
        used("org.device.Device#elsewhere(long)", 2 + 2);
        used("org.device.Device#here()", 3);
    }

    @Test
    void a_rule_marks_an_abstract_method() {
        used("ruled-call", 6);
    }

    @Test
    void nothing_else_is_listed() {
        assertThat(evidence.states()).hasSize(13);
    }
}
