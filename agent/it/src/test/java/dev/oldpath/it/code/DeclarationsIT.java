package dev.oldpath.it.code;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Fixture;
import dev.oldpath.it.jvm.Java;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Jre;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One declaration of Kotlin or Scala is one path, and a call of it is one use, whatever the compiler has made of it. */
class DeclarationsIT {
    private static final Map<String, String> KOTLIN = Map.ofEntries(
            entry("com.acme.kt.Color#GREEN", "1"),
            entry("com.acme.kt.Holder#<init>(int)", "2"),
            entry("com.acme.kt.Holder#MAX", "uncountable"),
            entry("com.acme.kt.Holder#inside()", "1"),
            entry("com.acme.kt.Holder#late", "2"),
            entry("com.acme.kt.Holder#lazily", "2"),
            entry("com.acme.kt.Holder#name", "2"),
            entry("com.acme.kt.Holder#pay(long)", "1"),
            entry("com.acme.kt.Holder#slow(kotlin.coroutines.Continuation)", "2"),
            entry("com.acme.kt.Holder#sum(int,int)", "2"),
            entry("com.acme.kt.Holder$Companion#create()", "2"),
            entry("com.acme.kt.Holder$Companion#stored", "3"),
            entry("com.acme.kt.Money#euros()", "1"),
            entry("com.acme.kt.Shape#area()", "9"),
            entry("com.acme.kt.Texts#getSetting()", "1"),
            entry("com.acme.kt.Texts#setSetting(java.lang.String)", "1"),
            entry("com.acme.kt.Texts#setting", "2"),
            entry("com.acme.kt.Texts#isA(java.lang.Object)", "uncountable"),
            entry("com.acme.kt.Texts#shout(java.lang.String,java.lang.String)", "3"),
            entry("com.acme.kt.Texts#twice(kotlin.jvm.functions.Function0)", "uncountable"));
    private static final Map<String, String> SCALA = Map.ofEntries(
            entry("com.acme.sc.Cents#euros()", "1"),
            entry("com.acme.sc.Orders#<init>(int,int)", "1"),
            entry("com.acme.sc.Orders#MAX()", "uncountable"),
            entry("com.acme.sc.Orders#id()", "1"),
            entry("com.acme.sc.Orders#mode()", "2"),
            entry("com.acme.sc.Orders#slow()", "2"),
            entry("com.acme.sc.Orders#total(int,int)", "2"),
            entry("com.acme.sc.Shape#area()", "9"),
            entry("com.acme.sc.Shape#cached()", "4"),
            entry("com.acme.sc.Shape#depth()", "2"));

    static Stream<Arguments> compilersAndJava() {
        return Stream.of("kotlin-1.9", "kotlin-2.4", "scala-2.13", "scala-3.3")
                .flatMap(compiler -> Stream.of(Arguments.of(compiler, Jre.JRE_8), Arguments.of(compiler, Jdk.JDK_17)));
    }

    @ParameterizedTest
    @MethodSource("compilersAndJava")
    void a_declaration_counts_once_a_call(String compiler, Java java) {
        boolean kotlin = compiler.startsWith("kotlin");
        String source = kotlin ? "kotlindeclarations" : "scaladeclarations";
        String main = kotlin ? "com.acme.kt.MainKt" : "com.acme.sc.Main";
        try (OtlpReceiver receiver = Receivers.http()) {
            Watched.by(receiver, java)
                    .main(Fixture.of(source).with(compiler), main)
                    .run();
            Evidence evidence = receiver.evidence();
            Map<String, String> uses = new TreeMap<>();
            for (String path : evidence.states().keySet()) {
                // Each public member of a marked class is a path, and compilers differ in what they add.
                if (!path.contains("Row#")) {
                    boolean counts = evidence.state(path).equals("watched");
                    uses.put(path, counts ? "" + evidence.uses(path) : evidence.state(path));
                }
            }
            assertThat(uses).isEqualTo(kotlin ? KOTLIN : SCALA);
            assertThat(evidence.uses(
                            kotlin
                                    ? "com.acme.kt.Row#copy(int,java.lang.String)"
                                    : "com.acme.sc.Row#<init>(int,java.lang.String)"))
                    .isEqualTo(1);
            if (kotlin) {
                assertThat(evidence.info("com.acme.kt.Texts#twice(kotlin.jvm.functions.Function0)"))
                        .containsEntry(
                                "oldpath.path.reason",
                                "an inline function, which the compiler copies into its callers");
            } else {
                assertThat(evidence.info("com.acme.sc.Orders#MAX()"))
                        .containsEntry("oldpath.path.reason", "a constant that is inlined by the compiler");
            }
            assertThat(evidence.failures("weave")).isZero();
        }
    }
}
