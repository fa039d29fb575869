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
import dev.oldpath.it.otlp.Point;
import dev.oldpath.it.otlp.Receivers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** One run of an application that reads and writes old fields of every sort a number of times of its own. */
@ParameterizedClass
@EnumSource
class FieldsIT {
    private static final String MAIN = "com.acme.fields.Main";
    private static final String ORDER = "com.acme.fields.Order#";
    private static final String RULES = """
            paths:
              - field: com.acme.fields.Order#ruled*
                owner: team-rules
              - field: com.acme.fields.Order#named
                id: named-by-rule
                since: "1.9"
              - field: com.acme.fields.Order#untouched
                removeAfter: 2027-06-30
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
                    .main(Fixtures.FIELDS, MAIN)
                    .run();
            evidence = receiver.evidence();
        }
    }

    private static void used(String path, long reads, long writes) {
        used(evidence, path, reads, writes);
    }

    private static void used(Evidence evidence, String path, long reads, long writes) {
        assertThat(evidence.state(path)).as("state of %s", path).isEqualTo("watched");
        assertThat(evidence.reads(path)).as("reads of %s", path).isEqualTo(reads);
        assertThat(evidence.writes(path)).as("writes of %s", path).isEqualTo(writes);
        assertThat(evidence.uses(path)).as("uses of %s", path).isEqualTo(reads + writes);
    }

    @Test
    void the_application_does_what_it_does_without_the_agent() {
        Exit plain = Launch.on(jdk).main(Fixtures.FIELDS, MAIN).run();

        assertThat(exit.out()).isEqualTo(plain.out());
        assertThat(exit.warnings()).isEmpty();
    }

    @Test
    void an_annotated_field_is_counted_under_its_id_with_everything_its_mark_says() {
        used("old-total", 11, 14);
        assertThat(evidence.info("old-total"))
                .contains(
                        entry("oldpath.path.kind", "field"),
                        entry("oldpath.path.owner", "team-fields"),
                        entry("oldpath.path.since", "2.3"),
                        entry("oldpath.path.remove_after", "2027-01-31"),
                        entry("oldpath.path.replacement", "com.acme.fields.Order#amount"),
                        entry("oldpath.path.quiet", "3888000"));
    }

    @Test
    void fields_of_every_type_are_counted() {
        used(ORDER + "level", 5, 2);
        used(ORDER + "code", 5, 4);
        used(ORDER + "discount", 6, 6);
        used(ORDER + "note", 7, 5);
        used(ORDER + "lines", 5, 4);
    }

    @Test
    void static_fields_are_counted() {
        used(ORDER + "sequence", 12, 13);
        used(ORDER + "rate", 7, 5);
        used(ORDER + "table", 5, 1);
    }

    @Test
    void a_field_reached_through_a_subclass_is_counted_and_the_one_that_hides_it_is_not() {
        used(ORDER + "weight", 13, 5);
        used(ORDER + "priority", 18, 7);
    }

    @Test
    void initialisers_of_the_class_itself_are_no_uses() {
        used(ORDER + "initialised", 2, 0);
        used(ORDER + "untouched", 0, 0);
    }

    @Test
    void a_static_field_written_by_a_constructor_is_used() {
        used("com.acme.fields.BeforeSuper#made", 3, 3);
    }

    @Test
    void nest_mates_and_the_class_itself_are_counted() {
        used(ORDER + "secret", 7, 7);
    }

    @Test
    void an_access_that_ends_in_an_exception_is_a_use() {
        used(ORDER + "urgent", 2, 2);
    }

    @Test
    void fields_that_share_an_id_are_one_path() {
        used("joined-fields", 4, 5);
    }

    @Test
    void a_constant_of_an_interface_is_counted_unless_it_was_inlined() {
        used("com.acme.fields.Limits#MOST", 5, 0);
    }

    @Test
    void inlined_constants_are_uncountable_with_the_reason() {
        for (String path : List.of("inlined", ORDER + "NAME", "com.acme.fields.Limits#LEAST")) {
            assertThat(evidence.info(path))
                    .as(path)
                    .containsEntry("oldpath.path.state", "uncountable")
                    .containsEntry("oldpath.path.reason", "inlined by the compiler");
        }
    }

    @Test
    void constants_of_enums_are_counted_by_whoever_names_them() {
        used("com.acme.fields.Status#PARKED", 5, 0);
        used("status-lost", 15, 0);
    }

    @Test
    void a_marked_record_component_is_counted_as_field_and_as_accessor() {
        used("com.acme.fields.Money#currency", 5, 0);
        assertThat(evidence.uses("com.acme.fields.Money#currency()")).isEqualTo(2);
    }

    @Test
    void an_accessor_that_shares_its_id_with_the_field_is_counted_once() {
        assertThat(evidence.state("money-scale")).isEqualTo("watched");
        assertThat(evidence.uses("money-scale")).isEqualTo(5);
    }

    @Test
    void a_rule_with_a_glob_marks_every_field_it_matches() {
        used(ORDER + "ruled", 0, 2);
        used(ORDER + "ruledToo", 3, 0);
        assertThat(evidence.info(ORDER + "ruled")).containsEntry("oldpath.path.owner", "team-rules");
    }

    @Test
    void a_rule_gives_its_id() {
        used("named-by-rule", 4, 4);
        assertThat(evidence.info("named-by-rule")).containsEntry("oldpath.path.since", "1.9");
    }

    @Test
    void a_rule_adds_to_what_an_annotation_says() {
        assertThat(evidence.info(ORDER + "untouched")).containsEntry("oldpath.path.remove_after", "2027-06-30");
    }

    @Test
    void reads_and_writes_are_counted_apart_for_each_client() {
        assertThat(byClientAndAccess(ORDER + "priority"))
                .containsExactly(
                        entry("_unknown read", 15L),
                        entry("_unknown write", 6L),
                        entry("shop read", 3L),
                        entry("shop write", 1L));
        assertThat(evidence.about("oldpath.last_used.timestamp", ORDER + "priority"))
                .extracting(point -> point.attribute("oldpath.access"))
                .containsExactlyInAnyOrder("read", "read", "write", "write");
    }

    private static Map<String, Long> byClientAndAccess(String path) {
        Map<String, Long> uses = new TreeMap<>();
        for (Point point : evidence.about("oldpath.uses", path)) {
            String key = point.attribute("oldpath.client.name") + " " + point.attribute("oldpath.access");
            uses.merge(key, point.count(), Long::sum);
        }
        return uses;
    }

    @Test
    void an_unused_field_is_reported_with_zero_uses_and_without_access() {
        assertThat(evidence.about("oldpath.uses", ORDER + "untouched"))
                .singleElement()
                .satisfies(point -> assertThat(point.attributes())
                        .containsEntry("oldpath.client.name", "_none")
                        .doesNotContainKey("oldpath.access"));
    }

    @Test
    void nothing_else_is_listed() {
        assertThat(evidence.states())
                .doesNotContainKeys(ORDER + "amount", ORDER + "ruled*", "com.acme.fields.BigOrder#priority")
                .hasSize(29);
    }

    @Test
    void private_fields_reached_through_methods_that_javac_adds_are_counted() {
        try (OtlpReceiver receiver = Receivers.http()) {
            Watched.by(receiver, jdk)
                    .main(Fixtures.BRIDGES, "com.acme.bridges.Main")
                    .run();

            used(receiver.evidence(), "com.acme.bridges.Vault#gold", 27, 11);
            used(receiver.evidence(), "com.acme.bridges.Vault#silver", 6, 7);
            used(receiver.evidence(), "com.acme.bridges.Vault#label", 15, 4);
        }
    }
}
