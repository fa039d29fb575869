package dev.oldpath.it.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.fixture.Watched;
import dev.oldpath.it.jvm.Fixture;
import dev.oldpath.it.jvm.Jdk;
import dev.oldpath.it.otlp.Evidence;
import dev.oldpath.it.otlp.OtlpReceiver;
import dev.oldpath.it.otlp.Receivers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Old properties of bodies that the real Jackson reads and writes; {@code JacksonMain} says how often. */
@ParameterizedClass
@MethodSource("jacksonOnEveryJdk")
class JacksonIT {
    private static final String RULES = """
            paths:
              - payload: com.acme.json.Dtos$Ruled#priority
              - payload: com.acme.json.Dtos$OldAlias#formerName
              - payload: com.acme.json.Dtos$OldAliasInRecord#formerName
              - payload: kotlin.Pair#first
              - {payload: com.acme.json.Dtos$Shrunk#legacyCode, removed: true}
              - {payload: com.acme.json.Dtos$ShrunkRecord#legacyCode, removed: true}
              - {payload: com.acme.json.Dtos$Ignoring#legacyCode, removed: true}
              - {payload: com.acme.json.Dtos$Collecting#legacyCode, removed: true}
              - {payload: com.acme.json.Dtos$NotShrunk#legacyCode, removed: true}
              - payload: com.acme.json.Past$Spelt#legacyCod
              - payload: com.acme.json.Past$HasTax#tux
              - payload: com.acme.json.Past$Size#depth
              - payload: com.acme.json.Past$Styled#ship_to
              - payload: com.acme.json.Past$Styled#old_code
              - payload: com.acme.json.Past$Secret#password
              - payload: com.acme.json.Past$Tokened#token
              - {payload: com.acme.json.Past$Twice#*, id: every-code}
              - payload: com.acme.json.Past$Twice#code
              - payload: com.acme.json.Past$HasTax#tax
              - payload: com.acme.json.Past$HandRead#legacyCode
              - {payload: com.acme.json.Past$Hand*#legacy*, id: old-by-hand}
              - {payload: com.acme.json.Past$Hand*#nothing*, id: nothing-by-hand}
              - payload: com.acme.json.Past$Price#currency
              - {payload: com.acme.json.Past$AnyName#legacyCode, removed: true}
              - payload: com.acme.json.Past$Size#width
              - payload: com.acme.json.Dtos$Payment#type
            """;

    private static Evidence evidence = new Evidence();
    private static List<String> lines = List.of();

    private final Jackson jackson;

    enum Jackson {
        TWO(Fixtures.JACKSON_2),
        TWO_WITH_AFTERBURNER(Fixtures.JACKSON_2.with("jackson2", "jackson2-afterburner")),
        TWO_WITH_BLACKBIRD(Fixtures.JACKSON_2.with("jackson2", "jackson2-blackbird")),
        TWO_WITH_KOTLIN(Fixtures.JACKSON_2.with("jackson2", "jackson2-kotlin")),
        THREE_0(Fixtures.JACKSON_3.with("jackson3.0")),
        THREE(Fixtures.JACKSON_3);

        @SuppressWarnings("ImmutableEnumChecker") // a record of immutable lists
        private final Fixture fixture;

        Jackson(Fixture fixture) {
            this.fixture = fixture;
        }
    }

    static Stream<Arguments> jacksonOnEveryJdk() {
        return Arrays.stream(Jackson.values())
                .flatMap(jackson -> Arrays.stream(Jdk.values()).map(jdk -> Arguments.of(jackson, jdk)));
    }

    @SuppressWarnings("UnusedVariable") // the JDK names the run
    JacksonIT(Jackson jackson, Jdk jdk) {
        this.jackson = jackson;
    }

    @BeforeParameterizedClassInvocation
    static void run(Jackson jackson, Jdk jdk) {
        try (OtlpReceiver receiver = Receivers.http()) {
            lines = Watched.by(receiver, jdk)
                    .property("oldpath.config", Watched.config(RULES))
                    .main(jackson.fixture, "com.acme.json.JacksonMain")
                    .run()
                    .agentLines();
            evidence = receiver.evidence();
        }
    }

    private static void assertUsed(String property, int reads, int writes) {
        String id = id(property);
        assertThat(Stream.of("read", "write").map(access -> payload(id, access)))
                .as("reads and writes of %s", id)
                .containsExactly((long) reads, (long) writes);
        assertThat(states(id)).as("state of %s", id).containsExactly("watched");
    }

    private static String id(String property) {
        if (property.indexOf('#') < 0 || property.startsWith("kotlin.")) {
            return property;
        }
        return "com.acme.json." + (property.startsWith("Past$") ? "" : "Dtos$") + property;
    }

    /** The state of a property and the reason for it. */
    private static void assertState(String property, String state) {
        assertThat(evidence.about("oldpath.path.info", id(property)).stream()
                        .filter(point -> point.attribute("oldpath.path.kind").equals("payload"))
                        .map(point ->
                                point.attribute("oldpath.path.state") + ": " + point.attribute("oldpath.path.reason")))
                .as("state of %s", property)
                .containsExactly(state);
    }

    /** Of the payload alone: the field or method behind it may have the same id. */
    private static long payload(String id, String access) {
        return evidence.about("oldpath.uses", id).stream()
                .filter(point -> point.attribute("oldpath.path.kind").equals("payload"))
                .filter(point -> point.attribute("oldpath.access").equals(access))
                .mapToLong(point -> point.count())
                .sum();
    }

    private static Stream<String> states(String id) {
        return evidence.about("oldpath.path.info", id).stream()
                .filter(point -> point.attribute("oldpath.path.kind").equals("payload"))
                .map(point -> point.attribute("oldpath.path.state"));
    }

    @Test
    void whichever_member_carries_the_mark_the_property_is_one_path() {
        assertUsed("OldField#priority", 3, 2);
        assertUsed("OldSetter#priority", 3, 2);
        assertUsed("OldGetter#priority", 3, 2);
        assertUsed("OldPrivateField#priority", 3, 2);
        assertUsed("Setterless#items", 3, 1);
        assertUsed("order-priority", 3, 2);
    }

    @Test
    void a_class_whose_loader_shows_no_class_files_is_known_as_it_was_loaded() {
        assertUsed("OutOfSight#priority", 3, 2);
    }

    @Test
    void arguments_of_constructors_and_components_of_records_count_once() {
        assertUsed("Constructed#priority", 3, 2);
        assertUsed("OldComponent#priority", 3, 2);
    }

    @Test
    void a_property_read_before_the_object_can_be_made_counts_once() {
        assertUsed("Buffered#priority", 5, 2);
    }

    @Test
    void a_builder_reads_the_property_of_what_it_builds() {
        assertUsed("Built#priority", 4, 2);
    }

    @Test
    void a_property_has_its_name_in_the_body() {
        assertUsed("Named#prio", 1, 1);
        assertUsed("Snake#old_code", 1, 1);
    }

    @Test
    void an_old_alias_counts_when_the_body_uses_it() {
        assertUsed("OldAlias#formerName", 2, 0);
        assertUsed("OldAliasInRecord#formerName", 2, 0);
    }

    @Test
    void an_old_property_counts_under_each_of_its_names() {
        assertUsed("OldWithAlias#priority", 2, 0);
    }

    @Test
    void marks_on_mix_ins_count_for_the_classes_they_are_mixed_into() {
        assertUsed("Mixed#priority", 3, 2);
        assertUsed("mixed-priority", 3, 2);
    }

    @Test
    void an_inherited_property_belongs_to_the_class_that_declares_it() {
        assertUsed("Base#priority", 3, 2);
    }

    @Test
    void subtypes_that_the_body_names_count_their_own_properties() {
        assertUsed("Card#cvc", 4, 1);
        assertUsed("ExternalType#payment", 1, 0);
    }

    @Test
    void arrays_merges_and_unwrapped_objects_have_properties_too() {
        assertUsed("AsArray#priority", 1, 1);
        assertUsed("Merged#payment", 1, 0);
        assertUsed("Inner#priority", 1, 1);
    }

    @Test
    void what_is_left_out_of_a_body_is_not_written() {
        assertUsed("Viewed#priority", 1, 2);
        assertUsed("NotNull#priority", 0, 1);
    }

    @Test
    void trees_maps_and_objects_that_are_there_count_like_bodies() {
        assertUsed("Entries#priority", 4, 2);
    }

    @Test
    void a_rule_marks_a_property_without_a_change_to_its_class() {
        assertUsed("Ruled#priority", 3, 2);
    }

    @Test
    void bodies_that_still_carry_a_removed_property_are_counted_whatever_becomes_of_it() {
        assertUsed("Shrunk#legacyCode", 4, 0);
        assertUsed("ShrunkRecord#legacyCode", 3, 0);
        assertUsed("Ignoring#legacyCode", 3, 0);
        assertUsed("Collecting#legacyCode", 1, 0);
    }

    @Test
    void a_property_that_is_there_although_a_rule_calls_it_removed_counts_as_any_other() {
        assertUsed("NotShrunk#legacyCode", 1, 0);
    }

    @Test
    void a_data_class_of_kotlins_own_counts_where_it_is() {
        if (jackson == Jackson.TWO_WITH_KOTLIN) {
            assertUsed("kotlin.Pair#first", 2, 1);
        } else {
            assertThat(states("kotlin.Pair#first")).doesNotContain("watched");
        }
    }

    @Test
    void a_property_that_is_never_in_a_body_is_not_called_watched() {
        assertThat(states("com.acme.json.Dtos$Unwrapped#payment")).containsExactly("uncountable");
    }

    @Test
    void a_rule_that_names_no_property_of_its_class_is_failed_and_reported_once() {
        assertState("Past$Spelt#legacyCod", "failed: com.acme.json.Past$Spelt has no property legacyCod");
        assertState("Past$HasTax#tux", "failed: com.acme.json.Past$Taxed has no property tux");
        assertState("Past$Size#depth", "failed: com.acme.json.Past$Size has no property depth");
        assertState("Past$Styled#ship_to", "watched: ");
        assertThat(lines.stream().filter(line -> line.contains("legacyCod")))
                .singleElement()
                .asString()
                .contains("oldpath.yaml", "has no property legacyCod, but legacyCode, name;", "removed: true");
    }

    @Test
    void a_rule_may_name_what_only_the_other_direction_or_another_mapper_knows() {
        assertUsed("Past$Secret#password", 1, 0);
        assertUsed("Past$Tokened#token", 1, 0);
        assertThat(lines).noneMatch(line -> line.contains("#password") || line.contains("#token"));
        assertUsed("Past$Styled#old_code", 1, 0);
    }

    @Test
    void a_property_counts_for_every_rule_that_names_it_also_through_an_interface() {
        assertUsed("every-code", 1, 1);
        assertUsed("Past$Twice#code", 1, 1);
        assertUsed("Past$HasTax#tax", 1, 1);
    }

    @Test
    void readers_and_writers_of_the_application_make_old_properties_uncountable() {
        assertState("Past$HandRead#legacyCode", "uncountable: read by com.acme.json.Past$HandReader");
        assertState("old-by-hand", "uncountable: read by com.acme.json.Past$HandReader");
        assertState("nothing-by-hand", "unproven: no class that its pattern names is known to have the property");
        assertState("Past$HandWritten#priority", "uncountable: written by com.acme.json.Past$HandWriter");
        assertState("Past$Held#priority", "uncountable: read by com.acme.json.Past$HeldReader");
        assertState("Past$Shown#priority", "uncountable: written by com.acme.json.Past$ShownWriter");
        assertState("Past$SelfWritten#priority", "uncountable: written by com.acme.json.Past$SelfWritten");
        assertUsed("Past$Passed#priority", 1, 1);
    }

    @Test
    void what_is_read_or_written_as_a_map_is_uncountable_and_what_has_no_properties_is_left_alone() {
        assertState("Past$Converted#priority", "uncountable: read as java.util.Map");
        assertState("Past$Delegated#priority", "uncountable: read as java.util.Map");
        assertState("Past$AsMap#priority", "uncountable: written as java.util.Map");
        assertUsed("Past$Price#currency", 0, 0);
        assertUsed("Past$Polished#priority", 1, 1);
    }

    @Test
    void what_jackson_does_not_treat_as_a_property_is_uncountable() {
        assertState("Past$Kinded#kind", "uncountable: it holds the type");
        assertState("Payment#type", "uncountable: it holds the type");
        assertThat(lines).noneMatch(line -> line.contains("Payment#type"));
        assertState("Past$TypeIded#species", "uncountable: it holds the type");
        assertState("Past$Identified#key", "uncountable: it identifies the object");
        assertState("Past$AnyName#others", "uncountable: it matches any name");
        assertState("Past$AnyName#legacyCode", "uncountable: written from a map");
        assertState("Past$Size#width", "uncountable: an argument that makes an enum");
        assertUsed("Past$Visible#kind", 1, 1);
    }

    @Test
    void a_property_that_is_only_written_counts_when_a_client_sends_it_back() {
        assertUsed("Past$Answer#summary", 3, 1);
        assertUsed("Past$ReadOnly#state", 3, 1);
        assertUsed("Past$MadeAnswer#summary", 3, 1);
        assertUsed("Past$Letter#priority", 1, 0);
    }

    @Test
    void classes_without_old_properties_have_no_paths_and_nothing_fails() {
        assertThat(evidence.states().keySet()).noneMatch(id -> id.contains("$Young#"));
        assertThat(evidence.failures("weave")).isZero();
        assertThat(evidence.failures("attribution")).isZero();
    }
}
