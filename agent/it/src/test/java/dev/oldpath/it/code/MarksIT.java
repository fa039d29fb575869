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
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** One run of an application that uses every kind of mark a number of times of its own. */
@ParameterizedClass
@EnumSource
class MarksIT {
    private static final String RULES = """
            paths:
              - method: com.acme.marks.Ruled#legacy*
                owner: team-rules
              - method: com.acme.marks.Ruled#pick(int)
                id: pick-by-number
              - method: com.acme.marks.Ruled$Built#<init>
                id: built
              - method: com.acme.marks.Orders#neverCalled
                id: never-called
                since: "1.9"
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
                    .main(Fixtures.MARKS, "com.acme.marks.Main")
                    .run();
            evidence = receiver.evidence();
        }
    }

    private static void used(String path, long times) {
        assertThat(evidence.states()).as("states").containsEntry(path, "watched");
        assertThat(evidence.uses(path)).as(path).isEqualTo(times);
    }

    @Test
    void the_application_does_what_it_does_without_the_agent() {
        Exit plain = Launch.on(jdk).main(Fixtures.MARKS, "com.acme.marks.Main").run();

        assertThat(exit.out()).isEqualTo(plain.out());
    }

    @Test
    void reflection_and_stack_traces_show_no_trace_of_the_agent() {
        Exit plain = Launch.on(jdk).main(Fixtures.MARKS, "com.acme.marks.Shape").run();
        Exit watched = Launch.on(jdk)
                .agent("exporter=none")
                .main(Fixtures.MARKS, "com.acme.marks.Shape")
                .run();

        assertThat(watched.out()).isEqualTo(plain.out());
    }

    @Test
    void an_annotated_method_is_counted_under_its_id_with_everything_its_mark_says() {
        used("legacy-price", 2);
        assertThat(evidence.info("legacy-price"))
                .contains(
                        entry("oldpath.path.kind", "method"),
                        entry("oldpath.path.since", "2.3"),
                        entry("oldpath.path.remove_after", "2027-01-31"),
                        entry("oldpath.path.owner", "team-orders"),
                        entry("oldpath.path.replacement", "com.acme.marks.Orders#price"),
                        entry("oldpath.path.quiet", "3888000"),
                        entry("code.function.name", "com.acme.marks.Orders.legacyPrice"));
    }

    @Test
    void an_annotated_method_without_id_is_named_by_its_signature() {
        used("com.acme.marks.Orders#derivedId(long[],com.acme.marks.Line$Kind)", 3);
    }

    @Test
    void deprecated_methods_are_counted_whatever_their_access() {
        used("com.acme.marks.Orders#total()", 4);
        used("com.acme.marks.Orders#wide(double,long,java.lang.Object[])", 9);
    }

    @Test
    void every_level_of_a_recursion_is_a_use() {
        used("com.acme.marks.Orders#hidden(int)", 10);
    }

    @Test
    void deprecation_by_class_file_attribute_alone_counts() {
        used("com.acme.marks.Orders#tagOnly()", 5);
    }

    @Test
    void a_method_with_lambdas_is_counted_once_a_call() {
        used("com.acme.marks.Orders#withLambda()", 6);
    }

    @Test
    void a_use_that_ends_in_an_exception_is_a_use() {
        used("com.acme.marks.Orders#alwaysThrows()", 7);
    }

    @Test
    void an_unused_path_is_reported_as_watched_with_zero_uses_by_nobody() {
        used("never-called", 0);
        assertThat(evidence.about("oldpath.uses", "never-called"))
                .singleElement()
                .satisfies(point -> assertThat(point.attributes())
                        .contains(
                                entry("oldpath.client.name", "_none"),
                                entry("oldpath.client.version", "_none"),
                                entry("oldpath.client.source", "none")));
        assertThat(evidence.lastUsedByClient("never-called")).isEmpty();
    }

    @Test
    void a_use_outside_of_any_request_belongs_to_nobody_known() {
        assertThat(evidence.usesByClient("legacy-price")).containsExactly(entry("_unknown/_unknown/unknown", 2L));
    }

    @Test
    void marked_branches_are_counted_and_one_in_code_that_never_ran_is_known() {
        used("branch-literal", 2);
        used("branch-built", 3);
        used("branch-never", 0);
        assertThat(evidence.info("branch-literal")).containsEntry("oldpath.path.kind", "branch");
    }

    @Test
    void nested_inner_and_anonymous_classes_are_named_by_their_binary_names() {
        used("com.acme.marks.Line$Inner#total()", 2);
        used("com.acme.marks.Line$Inner$Deepest#total()", 3);
        used("com.acme.marks.Line$1#anonymous()", 2);
    }

    @Test
    void enums_are_counted_in_constants_and_in_static_methods() {
        used("com.acme.marks.Line$Kind$1#weight()", 4);
        used("com.acme.marks.Line$Kind#of(java.lang.String)", 5);
    }

    @Test
    void a_marked_record_component_is_its_accessor() {
        used("com.acme.marks.Line$Amount#cents()", 6);
        used("com.acme.marks.Line$Amount#euros()", 7);
        // Both read the field behind the component.
        used("com.acme.marks.Line$Amount#cents", 13);
    }

    @Test
    void a_compact_constructor_of_a_record_is_counted() {
        used("com.acme.marks.Line$Amount#<init>(int,java.lang.String)", 7);
    }

    @Test
    void a_call_through_a_bridge_is_counted_once() {
        used("com.acme.marks.Bridges$Text#get()", 7);
        used("com.acme.marks.Bridges$Text#covariant()", 5);
    }

    @Test
    void a_deprecated_type_marks_its_constructors_and_its_public_and_protected_methods() {
        used("com.acme.marks.OldType#<init>()", 3);
        used("com.acme.marks.OldType#<init>(int)", 2);
        used("com.acme.marks.OldType#open()", 2);
        used("com.acme.marks.OldType#guarded()", 3);
    }

    @Test
    void a_type_with_an_id_is_one_path_for_all_its_members() {
        used("joined-type", 10);
        assertThat(evidence.info("joined-type")).containsEntry("oldpath.path.owner", "team-joined");
    }

    @Test
    void default_private_and_static_interface_methods_are_counted() {
        used("com.acme.marks.Contract#may()", 3);
        used("com.acme.marks.Contract#helper()", 3);
        used("com.acme.marks.Contract#shared()", 4);
    }

    @Test
    void abstract_methods_are_counted_where_they_are_called() {
        used("com.acme.marks.Contract#must()", 2);
        used("com.acme.marks.Codeless#toBeWritten()", 0);
    }

    @Test
    void a_static_initializer_is_seen_using_an_old_path() {
        used("com.acme.marks.StaticInit#compute()", 1);
    }

    @Test
    void every_marked_constructor_of_a_chain_is_counted_when_it_runs() {
        used("com.acme.marks.Chain#<init>()", 2);
        used("com.acme.marks.Chain#<init>(int)", 2 + 3 + 4 + 5);
        used("com.acme.marks.Chain$Child#<init>(boolean)", 5);
    }

    @Test
    void a_chain_of_constructors_that_share_an_id_is_one_use() {
        used("joined-chain", 3);
    }

    @Test
    void a_rule_with_a_glob_marks_every_method_it_matches() {
        used("com.acme.marks.Ruled#legacyOne()", 2);
        used("com.acme.marks.Ruled#legacyTwo()", 3);
        assertThat(evidence.info("com.acme.marks.Ruled#legacyTwo()")).containsEntry("oldpath.path.owner", "team-rules");
    }

    @Test
    void a_rule_with_parameters_marks_one_overload() {
        used("pick-by-number", 5);
    }

    @Test
    void a_rule_marks_constructors() {
        used("built", 15);
    }

    @Test
    void a_rule_adds_to_what_an_annotation_says() {
        assertThat(evidence.info("never-called"))
                .contains(
                        entry("oldpath.path.since", "1.9"),
                        entry("code.function.name", "com.acme.marks.Orders.neverCalled"));
    }

    @Test
    void calls_by_reflection_method_handle_and_method_reference_are_counted() {
        used("com.acme.marks.Main$Reflected#old()", 4);
    }

    @Test
    void a_marked_field_is_listed() {
        used("old-field", 0);
        assertThat(evidence.info("old-field"))
                .contains(entry("oldpath.path.kind", "field"), entry("oldpath.path.owner", "team-fields"));
    }

    @Test
    void nothing_else_is_listed() {
        Set<String> others = new TreeSet<>(evidence.states().keySet());
        others.removeIf(path -> path.startsWith("com.acme.marks.") && !path.contains("*"));
        assertThat(others)
                .containsExactly(
                        "branch-built",
                        "branch-literal",
                        "branch-never",
                        "built",
                        "joined-chain",
                        "joined-type",
                        "legacy-price",
                        "never-called",
                        "old-field",
                        "pick-by-number");
        assertThat(evidence.states().keySet())
                .filteredOn(path -> path.startsWith("com.acme.marks."))
                .hasSize(34);
    }

    @Test
    void last_use_is_between_start_and_now() {
        double now = System.currentTimeMillis() / 1000.0;
        double start = evidence.points("oldpath.agent.start.timestamp").get(0).value();
        assertThat(evidence.lastUsedByClient("legacy-price")).hasEntrySatisfying("_unknown/_unknown/unknown", last -> {
            assertThat(last).isBetween(Math.floor(start), Math.ceil(now));
        });
    }

    @Test
    void the_canary_sang_and_nothing_failed() {
        assertThat(evidence.points("oldpath.agent.info"))
                .singleElement()
                .satisfies(point -> assertThat(point.attributes())
                        .containsEntry("oldpath.agent.canary", "ok")
                        .containsEntry("oldpath.export.interval", "1")
                        .containsKey("jvm.version"));
        assertThat(evidence.points("oldpath.agent.failures"))
                .allSatisfy(point -> assertThat(point.count()).isZero());
        assertThat(exit.warnings()).isEmpty();
    }

    @Test
    void counters_are_cumulative() {
        assertThat(evidence.points("oldpath.uses"))
                .allSatisfy(point -> assertThat(point.cumulative()).isTrue());
    }

    @Test
    void the_resource_names_service_instance_and_distribution() {
        assertThat(evidence.resource())
                .containsEntry("service.name", "acme")
                .containsEntry("telemetry.distro.name", "oldpath")
                .containsKeys("service.instance.id", "telemetry.distro.version");
    }
}
