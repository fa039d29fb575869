package dev.oldpath.it.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Exit;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.jvm.Launch;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Point;
import dev.oldpath.it.otlp.Receivers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Old members that are used without being named in the code: counted, or reported as uncountable. */
@ParameterizedClass
@EnumSource
class ReflectionIT {
    private static final String ORDER = "com.acme.reflection.Order#";
    private static final String COLOUR = "com.acme.reflection.Colour";
    private static final String CONTRACT = "com.acme.reflection.Contract#";
    private static final String BY_MAIN = " com.acme.reflection.Main";

    private static Evidence evidence = new Evidence();
    private static Exit exit = new Exit(-1, List.of(), List.of());

    @Parameter
    @SuppressWarnings("NullAway.Init")
    private Jdk jdk;

    @BeforeParameterizedClassInvocation
    static void run(Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http()) {
            exit = run(receiver, jdk, "Main");
            evidence = receiver.evidence();
        }
    }

    private static Exit run(OtlpReceiver receiver, Jdk jdk, String main) {
        return Watched.by(receiver, jdk)
                .options("-Xverify:all")
                .main(Fixtures.REFLECTION, "com.acme.reflection." + main)
                .run();
    }

    private static long uses(String path, String access) {
        List<Point> points = evidence.about("oldpath.uses", path).stream()
                .filter(point -> point.attribute("oldpath.access").equals(access))
                .toList();
        assertThat(points).as(path + " " + access).hasSizeLessThanOrEqualTo(1);
        return points.isEmpty() ? 0 : points.get(0).count();
    }

    private static void counted(String path, long reads, long writes) {
        assertThat(evidence.state(path)).as(path).isEqualTo("watched");
        assertThat(uses(path, "read")).as("reads of " + path).isEqualTo(reads);
        assertThat(uses(path, "write")).as("writes of " + path).isEqualTo(writes);
    }

    private static void called(String path, long times) {
        assertThat(evidence.state(path)).as(path).isEqualTo("watched");
        assertThat(evidence.uses(path)).as(path).isEqualTo(times);
    }

    private static void blind(String path, String reason) {
        assertThat(evidence.info(path))
                .as(path)
                .containsEntry("oldpath.path.state", "uncountable")
                .containsEntry("oldpath.path.reason", reason);
    }

    @Test
    void the_application_does_what_it_does_without_the_agent() {
        Exit plain = Launch.on(jdk)
                .main(Fixtures.REFLECTION, "com.acme.reflection.Main")
                .run();

        assertThat(exit.out()).isEqualTo(plain.out());
        assertThat(exit.warnings()).isEmpty();
    }

    @Test
    void reads_and_writes_of_a_field_by_reflection_are_counted() {
        counted(ORDER + "number", 1001, 0);
        counted(ORDER + "weight", 3, 3);
        counted(ORDER + "price", 0, 3);
        counted(ORDER + "open", 0, 3);
        counted("order-note", 1, 3);
        counted(ORDER + "region", 1, 1);
    }

    @Test
    void a_library_that_reflects_is_seen() {
        counted(ORDER + "bySpring", 4, 1);
        counted(ORDER + "byCommons", 1, 5);
    }

    @Test
    void a_handle_makes_the_field_uncountable_and_the_reason_names_its_holder() {
        blind(ORDER + "byVarHandle", "handle made in" + BY_MAIN);
        blind(ORDER + "byGetter", "handle made in" + BY_MAIN);
        blind(ORDER + "byUnreflect", "handle made in" + BY_MAIN);
        blind(ORDER + "byUpdater", "handle made in" + BY_MAIN);
    }

    @Test
    void unsafe_makes_the_field_uncountable_in_the_application_and_in_a_serialiser() {
        blind(ORDER + "byUnsafe", "Unsafe in" + BY_MAIN);
        assertThat(evidence.info("com.acme.reflection.Main$Parcel#byKryo"))
                .containsEntry("oldpath.path.state", "uncountable")
                .hasEntrySatisfying(
                        "oldpath.path.reason",
                        reason -> assertThat(reason).startsWith("Unsafe in com.esotericsoftware.kryo."));
    }

    @Test
    void a_field_that_nobody_reached_stays_watched_and_unused() {
        counted(ORDER + "untouched", 0, 0);
    }

    @Test
    void abstract_methods_called_by_reflection_are_counted_one_by_one() {
        called(CONTRACT + "must(int)", 6);
    }

    @Test
    void a_proxy_that_passes_a_call_on_calls_a_second_time() {
        called(CONTRACT + "implemented()", 2);
    }

    @Test
    void a_handle_on_an_abstract_method_makes_it_uncountable_and_one_on_its_implementation_does_not() {
        blind(CONTRACT + "byHandle()", "handle made in" + BY_MAIN);
        called(CONTRACT + "neverHandled()", 0);
    }

    @Test
    void a_constant_found_by_its_name_has_been_read() {
        counted(COLOUR + "#RED", 2, 0);
        counted(COLOUR + "$Other#RED", 0, 0);
    }

    @Test
    void whoever_lists_all_constants_may_use_each() {
        blind(COLOUR + "$Listed#RED", "constants listed in" + BY_MAIN);
        blind(COLOUR + "$InSet#RED", "constants listed in" + BY_MAIN);
    }

    @Test
    void a_hidden_class_which_no_transformer_sees_hides_what_it_uses_and_marks_and_nothing_else() {
        for (String path : List.of(
                ORDER + "byHidden",
                ORDER + "byHiddenWithData",
                ORDER + "byHiddenMadeByReflection",
                CONTRACT + "byHidden()",
                "com.acme.reflection.Generated#old()")) {
            blind(path, "hidden class made in" + BY_MAIN);
        }
        counted(ORDER + "untouched", 0, 0);
    }

    @Test
    void a_handle_bound_to_a_string_is_no_failure() {
        assertThat(evidence.failures("attribution")).isZero();
    }

    @Test
    void java_serialization_hides_the_fields_it_reads_and_writes_and_no_others() {
        Evidence stored;
        try (OtlpReceiver receiver = Receivers.http()) {
            run(receiver, jdk, "Stored");
            stored = receiver.evidence();
        }

        String by = "com.acme.reflection.Stored$";
        for (String path :
                List.of(by + "Bill#total", by + "Parent#inherited", by + "Late#more", COLOUR + "$Stored#RED")) {
            assertThat(stored.info(path))
                    .as(path)
                    .containsEntry("oldpath.path.state", "uncountable")
                    .containsEntry("oldpath.path.reason", "Java serialization in com.acme.reflection.Stored");
        }
        assertThat(stored.states())
                .containsEntry(by + "Bill#cached", "watched")
                .containsEntry(by + "Bill#made", "watched")
                .containsEntry(by + "Plain#total", "watched");
    }

    @Test
    void reflection_that_is_handed_around_hides_everything_it_could_reach() {
        Evidence referred;
        try (OtlpReceiver receiver = Receivers.http()) {
            run(receiver, jdk, "Referred");
            referred = receiver.evidence();
        }

        assertThat(referred.info("com.acme.reflection.Referred#hidden"))
                .containsEntry("oldpath.path.state", "uncountable")
                .containsEntry("oldpath.path.reason", "reference to reflection in com.acme.reflection.Referred");
        assertThat(referred.state("com.acme.reflection.Referred#direct()")).isEqualTo("watched");
    }
}
