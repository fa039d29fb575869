package dev.oldpath.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Absence of evidence must never look like SAFE. */
class VerdictColoursTest {

    private static final String VERDICT = """
            [
              {"type": "value", "options": {
                "0": {"text": "SAFE", "color": "green", "index": 3},
                "1": {"text": "TOO_EARLY", "color": "blue", "index": 2},
                "2": {"text": "BLIND", "color": "purple", "index": 1},
                "3": {"text": "IN_USE", "color": "red", "index": 0}}},
              {"type": "special", "options": {"match": "null+nan",
                "result": {"text": "BLIND", "color": "purple", "index": 4}}}
            ]""";

    static List<Dashboard> dashboards() {
        return Dashboard.in(Contract.DASHBOARDS);
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void a_verdict_looks_the_same_everywhere_and_a_missing_one_is_blind(Dashboard dashboard) throws Exception {
        JsonNode verdict = new ObjectMapper().readTree(VERDICT);
        for (JsonNode panel : dashboard.panels()) {
            for (JsonNode mappings : mappings(panel)) {
                if (mappings.toString().contains("TOO_EARLY")) {
                    assertThat(mappings).as(panel.path("title").asText()).isEqualTo(verdict);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void every_panel_that_shows_a_code_translates_it(Dashboard dashboard) {
        for (JsonNode panel : dashboard.panels()) {
            Set<String> shown = codes(panel);
            if (shown.isEmpty()) {
                continue;
            }
            String title = panel.path("title").asText();
            if (panel.path("type").asText().equals("table")) {
                JsonNode names =
                        panel.path("transformations").path(1).path("options").path("renameByName");
                for (String refId : shown) {
                    String column = names.path("Value #" + refId).asText();
                    assertThat(mapped(panel)).as(title + ", query " + refId).contains(column);
                }
            } else {
                assertThat(panel.path("fieldConfig")
                                .path("defaults")
                                .path("mappings")
                                .toString())
                        .as(title)
                        .contains("TOO_EARLY");
            }
        }
    }

    /** A state timeline in the colour mode "thresholds" draws thresholds and ignores what values are mapped to. */
    @ParameterizedTest
    @MethodSource("dashboards")
    void a_timeline_draws_the_states_not_thresholds(Dashboard dashboard) {
        for (JsonNode panel : dashboard.panels()) {
            if (panel.path("type").asText().equals("state-timeline")) {
                assertThat(panel.at("/fieldConfig/defaults/color/mode").asText())
                        .as(panel.path("title").asText())
                        .isEqualTo("fixed");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void green_is_only_for_safe(Dashboard dashboard) {
        for (JsonNode panel : dashboard.panels()) {
            for (JsonNode coloured : panel.findParents("color")) {
                if (coloured.path("color").asText().contains("green")) {
                    boolean safe = coloured.path("text").asText().equals("SAFE");
                    // The number of SAFE paths, from one on.
                    boolean some = coloured.path("value").asInt() >= 1;
                    assertThat(safe || some)
                            .as(panel.path("title").asText() + ": " + coloured)
                            .isTrue();
                }
            }
        }
    }

    /** Queries whose value is a code: they end in one, not in a count of codes, a filter by code or a reason. */
    private static Set<String> codes(JsonNode panel) {
        Set<String> refIds = new TreeSet<>();
        for (JsonNode target : panel.path("targets")) {
            String expr = target.path("expr").asText().replaceAll("\\band on [\\s\\S]*", "");
            if (expr.contains("verdict:code") && !expr.contains("== bool") && !expr.contains("count by")) {
                refIds.add(target.path("refId").asText());
            }
        }
        return refIds;
    }

    private static Set<String> mapped(JsonNode panel) {
        Set<String> columns = new HashSet<>();
        for (JsonNode override : panel.path("fieldConfig").path("overrides")) {
            if (override.path("properties").toString().contains("TOO_EARLY")) {
                columns.add(override.path("matcher").path("options").asText());
            }
        }
        return columns;
    }

    private static List<JsonNode> mappings(JsonNode panel) {
        List<JsonNode> all = new ArrayList<>(panel.findValues("mappings"));
        for (JsonNode property : panel.findParents("id")) {
            if (property.path("id").asText().equals("mappings")) {
                all.add(property.path("value"));
            }
        }
        return all;
    }
}
