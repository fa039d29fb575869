package dev.oldpath.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every dashboard promises to a reader and to Grafana's file provisioning. */
class DashboardsTest {

    private static final int COLUMNS = 24;
    private static final Pattern LINK = Pattern.compile(
            "/d/([\\w-]+)\\?\\$\\{__url_time_range}&\\$\\{__all_variables}&var-(\\w+)=\\$\\{__data\\.fields\\.\\w+:percentencode}");

    static List<Dashboard> dashboards() {
        return Dashboard.in(Contract.DASHBOARDS);
    }

    @Test
    void there_is_a_dashboard_for_each_of_the_four_readers() {
        assertThat(dashboards())
                .extracting(Dashboard::uid)
                .containsExactlyInAnyOrder("oldpath-overview", "oldpath-path", "oldpath-client", "oldpath-fleet");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void a_diff_shows_only_what_changed(Dashboard dashboard) throws IOException {
        assertThat(Files.readString(dashboard.file()))
                .as("%s is not in normal form; fix it with: mvn -q -pl grafana compile exec:java", dashboard)
                .isEqualTo(NormalForm.of(dashboard.json()));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void grafana_can_provision_it_from_a_file_and_nobody_edits_the_copy(Dashboard dashboard) {
        JsonNode json = dashboard.json();
        assertThat(json.path("id").isNull()).isTrue();
        assertThat(json.has("__inputs")).isFalse();
        assertThat(json.path("schemaVersion").asInt()).isBetween(39, 42);
        assertThat(json.path("editable").asBoolean(true)).isFalse();
        assertThat(dashboard.uid()).isEqualTo("oldpath-" + dashboard.toString().replace(".json", ""));
        assertThat(dashboard.uid()).hasSizeLessThanOrEqualTo(40);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panels_do_not_overlap(Dashboard dashboard) {
        Set<Integer> ids = new HashSet<>();
        Set<String> taken = new HashSet<>();
        for (JsonNode panel : dashboard.panels()) {
            String title = panel.path("title").asText();
            assertThat(ids.add(panel.path("id").asInt())).as("id of " + title).isTrue();
            JsonNode at = panel.path("gridPos");
            assertThat(at.path("x").asInt() + at.path("w").asInt()).as(title).isBetween(1, COLUMNS);
            for (int x = 0; x < at.path("w").asInt(); x++) {
                for (int y = 0; y < at.path("h").asInt(); y++) {
                    String cell =
                            (at.path("x").asInt() + x) + "," + (at.path("y").asInt() + y);
                    assertThat(taken.add(cell)).as(title + " at " + cell).isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void every_panel_describes_what_it_shows_and_in_which_unit(Dashboard dashboard) {
        for (JsonNode panel : dashboard.panels()) {
            String title = panel.path("title").asText();
            assertThat(title).isNotBlank();
            if (hasData(panel)) {
                assertThat(panel.path("datasource").path("uid").asText())
                        .as(title)
                        .isEqualTo("${datasource}");
                JsonNode defaults = panel.path("fieldConfig").path("defaults");
                assertThat(defaults.path("unit").asText())
                        .as("unit of " + title)
                        .isNotBlank();
                assertThat(defaults.path("noValue").asText())
                        .as("text of an empty " + title)
                        .isNotBlank();
            }
            if (!isRow(panel)) {
                assertThat(panel.path("description").asText()).as(title).isNotBlank();
                // Without it Grafana takes the panel for one of version 6 and migrates it.
                assertThat(panel.path("pluginVersion").asText()).as(title).isNotBlank();
            }
        }
    }

    /** With a unit for numbers Grafana shows the label 3.10 as 3.1, and 2.0 as 2. */
    @ParameterizedTest
    @MethodSource("dashboards")
    void a_table_shows_versions_as_they_are(Dashboard dashboard) {
        for (JsonNode panel : dashboard.panels()) {
            if (panel.path("type").asText().equals("table")) {
                assertThat(panel.path("fieldConfig")
                                .path("defaults")
                                .path("unit")
                                .asText())
                        .as(panel.path("title").asText())
                        .isEqualTo("string");
            }
        }
    }

    /** The fleet shows how to fix what blinds; the others show every reason. */
    @ParameterizedTest
    @MethodSource("dashboards")
    void every_reason_is_shown_as_text(Dashboard dashboard) throws IOException {
        List<String> reasons = Contract.reasons();
        List<String> blinding = reasons.subList(1, reasons.indexOf("last_used"));
        for (JsonNode mapping : dashboard.json().findValues("options")) {
            if (mapping.has("no_expected_instances")) {
                List<String> words = new ArrayList<>();
                mapping.fieldNames().forEachRemaining(words::add);
                assertThat(words).as(dashboard.title()).isSubsetOf(reasons);
                assertThat(words).as(dashboard.title()).containsAll(mapping.has("used") ? reasons : blinding);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void every_link_leads_to_a_dashboard_and_takes_time_range_and_variables_along(Dashboard dashboard) {
        for (JsonNode property : dashboard.json().findParents("id")) {
            if (property.path("id").asText().equals("links")) {
                property.path("value")
                        .forEach(link -> assertLeadsOn(link.path("url").asText()));
            }
        }
        assertThat(dashboard.json().path("links").path(0).path("keepTime").asBoolean())
                .isTrue();
        assertThat(dashboard.json().path("links").path(0).path("includeVars").asBoolean())
                .isTrue();
    }

    private static void assertLeadsOn(String url) {
        Matcher link = LINK.matcher(url);
        assertThat(link.matches()).as(url).isTrue();
        Dashboard target = dashboards().stream()
                .filter(dashboard -> dashboard.uid().equals(link.group(1)))
                .findAny()
                .orElseThrow(() -> new AssertionError("no dashboard for " + url));
        assertThat(target.variables())
                .as(url)
                .anyMatch(variable -> variable.path("name").asText().equals(link.group(2)));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void variables_follow_one_another_and_the_time_range(Dashboard dashboard) {
        List<JsonNode> variables = dashboard.variables();
        assertThat(variables)
                .extracting(v -> v.path("name").asText())
                .startsWith("datasource", "environment", "service");
        assertThat(variables.get(0).path("type").asText()).isEqualTo("datasource");
        for (int i = 1; i < variables.size(); i++) {
            JsonNode variable = variables.get(i);
            assertThat(variable.path("refresh").asInt()).isEqualTo(2);
            assertThat(variable.path("description").asText()).isNotBlank();
            for (JsonNode earlier : variables.subList(1, i)) {
                assertThat(variable.path("query").path("query").asText())
                        .contains("\"$" + earlier.path("name").asText() + "\"");
            }
        }
    }

    private static boolean isRow(JsonNode panel) {
        return panel.path("type").asText().equals("row");
    }

    static boolean hasData(JsonNode panel) {
        return !isRow(panel) && !Objects.equals(panel.path("type").asText(), "text");
    }
}
