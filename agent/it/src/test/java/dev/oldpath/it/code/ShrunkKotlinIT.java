package dev.oldpath.it.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Fixture;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Launch;
import dev.oldpath.it.jvm.Work;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kotlin's inline functions after ProGuard has removed what shows them: the names of variables, the places from which code
 * was copied and, if it is told so, the unused variable that each begins with.
 */
class ShrunkKotlinIT {
    private static final String PACKAGE = "com.acme.shrunk.";
    private static final String INLINE = "an inline function, which the compiler copies into its callers";
    private static final List<String> COPIED = List.of(
            "OldKt#twice(kotlin.jvm.functions.Function0)",
            "OldKt#isA(java.lang.Object)",
            "OldKt#withoutArguments()",
            "OldKt#shout",
            "Prices#net(kotlin.jvm.functions.Function1)");

    @ParameterizedTest
    @ValueSource(strings = {"-dontoptimize -keepattributes Deprecated", "-keepattributes Deprecated,*Annotation*"})
    void where_nothing_tells_any_more_the_path_is_uncountable(String options) {
        Evidence evidence = evidence(options, "-libraryjars");

        for (String path : COPIED) {
            assertThat(evidence.state(PACKAGE + path)).as(path).isEqualTo("uncountable");
        }
        assertThat(evidence.info(PACKAGE + "Prices#unused()"))
                .containsEntry("oldpath.path.state", "uncountable")
                .containsEntry("oldpath.path.reason", "perhaps " + INLINE + ": a shrinker has removed what would tell");
        assertThat(evidence.state(PACKAGE + "Prices#overridable()")).isEqualTo("watched");
        assertThat(evidence.uses(PACKAGE + "Prices#overridable()")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = "-keepattributes Deprecated,*Annotation* -keep class kotlin.Metadata")
    void what_kotlin_says_of_the_class_still_tells(String options) {
        Evidence evidence = evidence(options, "-injars");

        for (String path : COPIED) {
            assertThat(evidence.info(PACKAGE + path)).as(path).containsEntry("oldpath.path.reason", INLINE);
        }
        for (String path : List.of("OldKt#ordinary(java.lang.String)", "Prices#gross()")) {
            assertThat(evidence.state(PACKAGE + path)).as(path).isEqualTo("watched");
            assertThat(evidence.uses(PACKAGE + path)).as(path).isEqualTo(1);
        }
        assertThat(evidence.state(PACKAGE + "Prices#unused()")).isEqualTo("watched");
    }

    private static Evidence evidence(String options, String library) {
        Fixture fixture = Fixture.of("kotlinshrunk").with("kotlin-1.9");
        Path shrunk = Work.directory("shrunk").resolve("shrunk.jar");
        List<Path> kotlin = Work.libraries("kotlin-1.9");
        Path standard = kotlin.stream()
                .filter(jar -> jar.getFileName().toString().startsWith("kotlin-stdlib-"))
                .findFirst()
                .orElseThrow();
        Launch.on(Jdk.JDK_17)
                .main(Work.libraries("shrinker"), "proguard.ProGuard")
                .arguments("-injars", fixture.classes().toString(), "-outjars", shrunk.toString())
                .arguments(library, standard.toString() + (library.equals("-injars") ? "(!META-INF/**)" : ""))
                .arguments("-libraryjars", "<java.home>/jmods/java.base.jmod(!**.jar;!module-info.class)")
                .arguments("-dontobfuscate", "-dontwarn", "**", "-dontnote", "**", "-keep", "class com.acme.** { *; }")
                .arguments(options.replace("Metadata", "Metadata { *; }").split(" (?=-|Deprecated|class)", -1))
                .run();
        List<Path> classPath = new ArrayList<>(List.of(shrunk));
        classPath.addAll(kotlin);
        try (OtlpReceiver receiver = Receivers.http()) {
            Watched.by(receiver, Jdk.JDK_17).main(classPath, PACKAGE + "MainKt").run();
            return receiver.evidence();
        }
    }
}
