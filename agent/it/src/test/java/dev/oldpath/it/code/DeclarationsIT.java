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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One declaration of Kotlin, Scala or Groovy is one path, and a call of it is one use, whatever the compiler has made of it. */
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

    private static final Map<String, String> GROOVY = Map.ofEntries(
            entry("com.acme.gr.Base#rate()", "4"),
            entry("com.acme.gr.Base#same()", "3"),
            entry("com.acme.gr.Base#viaSuper()", "3"),
            entry("com.acme.gr.Dynamic#methodMissing(java.lang.String,java.lang.Object)", "3"),
            entry("com.acme.gr.Dynamic#propertyMissing(java.lang.String)", "3"),
            entry("com.acme.gr.Named#label", "10"),
            entry("com.acme.gr.Named#named()", "4"),
            entry("com.acme.gr.Orders#<init>(int)", "1"),
            entry("com.acme.gr.Orders#byClosure(int)", "4"),
            entry("com.acme.gr.Orders#byInvoke(int)", "9"),
            entry("com.acme.gr.Orders#byReference(int)", "3"),
            entry("com.acme.gr.Orders#bySpread(int)", "3"),
            entry("com.acme.gr.Orders#field", "10"),
            entry("com.acme.gr.Orders#fromJava(int)", "1"),
            entry("com.acme.gr.Orders#getComputed()", "3"),
            entry("com.acme.gr.Orders#hidden(int)", "9"),
            entry("com.acme.gr.Orders#inString()", "3"),
            entry("com.acme.gr.Orders#often(int)", "20000"),
            entry("com.acme.gr.Orders#plain", "17"),
            entry("com.acme.gr.Orders#shared", "3"),
            entry("com.acme.gr.Orders#total(int,int)", "12"),
            entry("com.acme.gr.Orders#twice(int)", "3"),
            entry("com.acme.gr.Orders#unused(int)", "0"),
            entry("com.acme.gr.Own#real(int)", "3"),
            entry("com.acme.gr.Shape#area()", "6"));

    static Stream<Arguments> compilersAndJava() {
        return Stream.of("kotlin-1.9", "kotlin-2.4", "scala-2.13", "scala-3.3")
                .flatMap(compiler -> Stream.of(Arguments.of(compiler, Jre.JRE_8), Arguments.of(compiler, Jdk.JDK_17)));
    }

    static Stream<Arguments> groovyAndJava() {
        return Stream.of(
                Arguments.of("groovy-2.5", Jre.JRE_8),
                Arguments.of("groovy-4.0", Jdk.JDK_17),
                Arguments.of("groovy-4.0", Jdk.JDK_25));
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

    @ParameterizedTest
    @MethodSource("groovyAndJava")
    void whatever_groovy_calls_is_counted_once_or_uncountable(String compiler, Java java) {
        try (OtlpReceiver receiver = Receivers.http()) {
            Watched.by(receiver, java)
                    .main(Fixture.of("groovydeclarations").with(compiler).release(8), "com.acme.gr.Start")
                    .run();
            Evidence evidence = receiver.evidence();
            Map<String, String> uses = new TreeMap<>();
            evidence.states()
                    .forEach((path, state) ->
                            uses.put(path, state.equals("watched") ? "" + evidence.uses(path) : state));
            Map<String, String> expected = new TreeMap<>(GROOVY);
            if (compiler.equals("groovy-4.0")) {
                // Groovy calls through handles, and of these the receiver decides what runs, or that no code does.
                for (String path :
                        List.of("Base#rate()", "Base#viaSuper()", "Named#named()", "Orders#field", "Shape#area()")) {
                    expected.put("com.acme.gr." + path, "uncountable");
                }
            }
            assertThat(uses).isEqualTo(expected);
            assertThat(evidence.failures("weave")).isZero();
        }
    }
}
