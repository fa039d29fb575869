package dev.oldpath.it.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.Fixture;
import dev.oldpath.it.jvm.Java;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The old method is called, and another body runs. */
class OverridingIT {
    private static final Fixture OVERRIDING = Fixture.of("overriding").release(8);
    private static final String MAIN = "com.acme.overriding.Main";

    @ParameterizedTest
    @MethodSource("dev.oldpath.it.jvm.Jre#andEveryJdk")
    void a_call_through_the_declaring_type_is_one_use_whichever_bodies_run(Java java) {
        try (OtlpReceiver receiver = Receivers.http()) {
            Exit exit = Watched.by(receiver, java).main(OVERRIDING, MAIN).run();

            assertThat(exit.out()).containsExactly("done");
            Evidence evidence = receiver.evidence();
            assertThat(evidence.uses(MAIN + "$Pricing#net(int)")).isEqualTo(181);
            assertThat(evidence.uses(MAIN + "$Base#sum(int,long,java.lang.String)"))
                    .isEqualTo(5 + 3 + 4);
            assertThat(evidence.uses(MAIN + "$Greeting#greet()")).isEqualTo(6 + 1);
            assertThat(evidence.uses(MAIN + "$Box#put(java.lang.Object)")).isEqualTo(8);
            assertThat(evidence.uses(MAIN + "$Tariff#rate()")).isEqualTo(10);
            assertThat(evidence.uses(MAIN + "$Api#orders()")).isEqualTo(12);
            String reference = MAIN + "$Discount#of(int)";
            assertThat(evidence.state(reference).equals("uncountable") || evidence.uses(reference) == 9)
                    .as(evidence.state(reference) + " " + evidence.uses(reference))
                    .isTrue();
            assertThat(evidence.failures("weave")).isZero();
        }
    }
}
