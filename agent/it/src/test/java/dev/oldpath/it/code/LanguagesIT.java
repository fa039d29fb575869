package dev.oldpath.it.code;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Code that the Kotlin and Scala compilers made; they write the attribute, not the annotation of Java. */
class LanguagesIT {
    @ParameterizedTest
    @EnumSource
    void what_kotlin_and_scala_deprecate_is_counted(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http()) {
            Watched.by(receiver, jdk)
                    .environment("OLDPATH_PACKAGES", "kotlin.text,scala")
                    .main(Fixtures.LANGUAGES, "com.acme.languages.Main")
                    .run();

            Evidence evidence = receiver.evidence();
            String kotlin = "kotlin.text.StringsKt#capitalize(java.lang.String)";
            String scala = "scala.Predef#any2stringadd(java.lang.Object)";
            assertThat(evidence.states()).contains(entry(kotlin, "watched"), entry(scala, "watched"));
            assertThat(evidence.uses(kotlin)).isEqualTo(3);
            assertThat(evidence.uses(scala)).isEqualTo(4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void libraries_outside_of_the_applications_packages_are_left_alone(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http()) {
            Watched.by(receiver, jdk)
                    .main(Fixtures.LANGUAGES, "com.acme.languages.Main")
                    .run();

            assertThat(receiver.evidence().points("oldpath.agent.info")).hasSize(1);
            assertThat(receiver.evidence().states()).isEmpty();
        }
    }
}
