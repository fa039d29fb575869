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

            assertThat(evidence.info("order"))
                    .contains(
                            entry("oldpath.path.state", "uncountable"),
                            entry(
                                    "oldpath.path.reason",
                                    "objects of its class are made, and no watched library reads or writes them"));
            assertThat(evidence.state("invoice")).isEqualTo("watched");
            assertThat(evidence.uses("invoice")).isEqualTo(255);
            assertThat(evidence.state("parcel")).as("nobody makes one").isEqualTo("pending");
            assertThat(exit.agentLines())
                    .anyMatch(line -> line.contains("UnknownBodies$Order") && line.contains("OldPaths.used"));
            assertThat(evidence.failures("weave")).isZero();
        }
    }
}
