package dev.oldpath.it.bodies;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.ForkedJvm;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A library for bodies that no list of the agent has. */
class UnknownBodiesIT {
    private static final String RULES = """
            paths:
              - payload: com.acme.body.UnknownBodies$Order#priority
                id: order
              - payload: com.acme.body.UnknownBodies$Invoice#priority
                id: invoice
              - payload: com.acme.body.UnknownBodies$Parcel#priority
                id: parcel
              - payload: com.acme.body.UnknownBodies$Order#name
                id: vouched
                confirmed: 2026-11-26
              - payload: com.acme.body.UnknownBodies$Crate#priority
                id: crate
              - payload: com.acme.body.UnknownBodies$Label#priority
                id: label
              - payload: com.acme.body.UnknownBodies$Letter#priority
                id: letter
              - payload: com.acme.body.*#priorty
                id: mistyped
              - payload: com.acme.body.*#priority
                id: any
              - payload: com.acme.body.*#nothing
                id: any-vouched
                confirmed: 2026-11-26
              - payload: com.acme.body.UnknownBodies$Invoice#prioty*
                id: unmatched
            """;

    @ParameterizedTest
    @EnumSource
    void a_class_whose_objects_are_made_by_others_is_not_pending(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http();
                ForkedJvm jvm = Watched.by(receiver, jdk)
                        .property("oldpath.config", Watched.config(RULES))
                        .main(Fixtures.UNKNOWN_BODIES, "com.acme.body.UnknownBodies")
                        .start()) {
            assertThat(jvm.await("ready ")).isEqualTo("tea");
            Exit exit = jvm.finish().assertSuccess();
            Evidence evidence = receiver.evidence();

            assertThat(said(evidence, "order"))
                    .isEqualTo(
                            "uncountable: objects of its class are made, and no watched library reads or writes them");
            assertThat(said(evidence, "crate"))
                    .as("made without a constructor")
                    .isEqualTo(
                            "uncountable: objects of its class are made, and no watched library reads or writes them");
            assertThat(said(evidence, "letter"))
                    .as("made by a stream")
                    .isEqualTo(
                            "uncountable: Java serialization may make objects of its class, and no watched library reads or writes them");
            assertThat(said(evidence, "label"))
                    .isEqualTo("uncountable: its class is an interface, and no watched library reads or writes it");
            assertThat(said(evidence, "vouched")).isEqualTo("pending: null");
            assertThat(evidence.info("vouched")).contains(entry("oldpath.path.confirmed", "2026-11-26"));
            assertThat(evidence.state("invoice")).isEqualTo("watched");
            assertThat(evidence.uses("invoice")).isEqualTo(255);
            assertThat(evidence.state("parcel")).as("nobody makes one").isEqualTo("pending");
            assertThat(said(evidence, "mistyped"))
                    .isEqualTo("unproven: no class that its pattern names is known to have the property");
            assertThat(said(evidence, "any-vouched")).isEqualTo("pending: null");
            assertThat(evidence.state("any")).isEqualTo("watched");
            assertThat(evidence.uses("any")).isEqualTo(255);
            assertThat(said(evidence, "unmatched"))
                    .isEqualTo("failed: com.acme.body.UnknownBodies$Invoice has no property prioty*");
            assertThat(exit.agentLines())
                    .anyMatch(line -> line.contains("UnknownBodies$Order") && line.contains("OldPaths.used"));
            assertThat(exit.agentLines())
                    .anyMatch(line ->
                            line.contains("com.acme.body.*#priorty is unproven") && line.contains("confirmed: "));
            assertThat(evidence.failures("weave")).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void neither_is_one_in_a_process_that_ends_before_the_agent_has_read_everything(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http()) {
            Watched.by(receiver, jdk)
                    .property("oldpath.config", Watched.config(RULES))
                    .main(Fixtures.UNKNOWN_BODIES, "com.acme.body.UnknownBodies", "quick")
                    .run()
                    .assertSuccess();
            Evidence evidence = receiver.evidence();

            assertThat(evidence.state("order")).isEqualTo("uncountable");
            assertThat(evidence.state("label")).isEqualTo("uncountable");
            assertThat(evidence.state("mistyped")).isEqualTo("unproven");
            assertThat(evidence.state("parcel")).as("nobody makes one").isEqualTo("pending");
        }
    }

    private static String said(Evidence evidence, String path) {
        return evidence.state(path) + ": " + evidence.info(path).get("oldpath.path.reason");
    }
}
