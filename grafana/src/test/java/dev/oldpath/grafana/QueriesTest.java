package dev.oldpath.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.oldpath.grafana.DashboardExpressions.Expression;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the dashboards ask for exists. Whether it is valid PromQL, the integration test asks a Prometheus. */
class QueriesTest {

    private static final Map<String, String> VARIABLES =
            Map.of("environment", ".*", "service", ".*", "path", "p", "client", "c", "__range", "1h");

    private static List<Expression> expressions() {
        return DashboardExpressions.in(Contract.DASHBOARDS, VARIABLES);
    }

    /** A longer one computes what a rule should record. Counted as written in the file, with the names of variables. */
    @ParameterizedTest
    @MethodSource("dashboards")
    void no_expression_is_longer_than_250_characters(Dashboard dashboard) {
        for (JsonNode panel : dashboard.panels()) {
            for (JsonNode target : panel.path("targets")) {
                assertThat(target.path("expr").asText())
                        .as(panel.path("title").asText())
                        .hasSizeLessThanOrEqualTo(250);
            }
        }
        for (JsonNode variable : dashboard.variables()) {
            assertThat(variable.path("query").path("query").asText())
                    .as(variable.path("name").asText())
                    .hasSizeLessThanOrEqualTo(250);
        }
    }

    /** Only how long ago the rules ran is measured against the reader's clock. */
    @Test
    void no_query_compares_with_the_clock_what_the_rules_judge() {
        for (Expression expression : expressions()) {
            if (expression.expr().contains("time()")) {
                assertThat(expression.expr())
                        .as(place(expression))
                        .isEqualTo("time() - max(oldpath:eval_timestamp_seconds)");
            }
        }
    }

    /** A dashboard shows what the rules recorded, and nothing that only the agents sent. */
    @Test
    void every_series_is_promised_and_recorded_by_a_shipped_rule() throws IOException {
        Set<String> recorded = Contract.recordedSeries();
        recorded.retainAll(Contract.rules());
        for (Expression expression : expressions()) {
            assertThat(PromQlNames.metrics(expression.expr()))
                    .as(place(expression))
                    .isNotEmpty()
                    .isSubsetOf(recorded);
        }
    }

    @Test
    void every_label_exists() {
        for (Expression expression : expressions()) {
            assertThat(PromQlNames.labels(expression.expr()))
                    .as(place(expression))
                    .isSubsetOf(Contract.LABELS);
        }
    }

    /** A counter that is born at 1 has no increase: see docs/decisions/01-verdict.md. */
    @Test
    void no_query_takes_the_increase_of_a_counter_for_existence() {
        for (Expression expression : expressions()) {
            assertThat(expression.expr()).as(place(expression)).doesNotContainPattern("\\b(i?rate|increase)\\s*\\(");
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void every_target_is_asked_once_and_shown(Dashboard dashboard) {
        for (JsonNode panel : dashboard.panels()) {
            String title = panel.path("title").asText();
            if (DashboardsTest.hasData(panel)) {
                assertThat(panel.path("targets").isEmpty()).as(title).isFalse();
            }
            Set<String> refIds = new HashSet<>();
            for (JsonNode target : panel.path("targets")) {
                assertThat(refIds.add(target.path("refId").asText())).as(title).isTrue();
                assertThat(target.path("datasource").path("uid").asText())
                        .as(title)
                        .isEqualTo("${datasource}");
                assertThat(target.path("instant").asBoolean())
                        .as(title + ": one moment or a range, not both")
                        .isNotEqualTo(target.path("range").asBoolean());
                assertThat(PromQlNames.legendLabels(target.path("legendFormat").asText()))
                        .isSubsetOf(Contract.LABELS);
            }
        }
    }

    /** A column is named after a label, or after its query; only a table with one query has a plain Value. */
    @ParameterizedTest
    @MethodSource("dashboards")
    void every_column_has_a_source(Dashboard dashboard) {
        for (JsonNode panel : dashboard.panels()) {
            Set<String> sources = new HashSet<>(Contract.LABELS);
            sources.addAll(Set.of("Time", "__name__"));
            JsonNode targets = panel.path("targets");
            targets.forEach(target -> sources.add(
                    targets.size() == 1
                            ? "Value"
                            : "Value #" + target.path("refId").asText()));
            for (JsonNode transformation : panel.path("transformations")) {
                JsonNode options = transformation.path("options");
                for (String option : List.of("renameByName", "excludeByName", "indexByName")) {
                    assertThat(fieldNames(options.path(option)))
                            .as(panel.path("title").asText())
                            .isSubsetOf(sources);
                }
                assertThat(fieldNames(options.path("renameByName"))).isEqualTo(fieldNames(options.path("indexByName")));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void every_override_finds_its_column(Dashboard dashboard) {
        for (JsonNode panel : dashboard.panels()) {
            Set<String> columns = new HashSet<>();
            panel.path("transformations")
                    .forEach(transformation -> transformation
                            .path("options")
                            .path("renameByName")
                            .forEach(name -> columns.add(name.asText())));
            panel.path("targets")
                    .forEach(target -> columns.add(target.path("legendFormat").asText()));
            for (JsonNode override : panel.path("fieldConfig").path("overrides")) {
                if (override.path("matcher").path("id").asText().equals("byName")) {
                    assertThat(columns)
                            .contains(override.path("matcher").path("options").asText());
                }
            }
            for (JsonNode sort : panel.path("options").path("sortBy")) {
                assertThat(columns).contains(sort.path("displayName").asText());
            }
        }
    }

    @Test
    void a_variable_without_a_value_is_named_with_its_place() {
        Map<String, String> incomplete = Map.of("environment", ".*", "service", ".*", "client", "c", "__range", "1h");
        assertThatThrownBy(() -> DashboardExpressions.in(Contract.DASHBOARDS, incomplete))
                .hasMessageStartingWith("path.json, panel ")
                .hasMessageEndingWith("no value for $path");
    }

    @Test
    void a_value_is_written_as_it_is() {
        assertThat(DashboardExpressions.in(Contract.DASHBOARDS, replaced("path", "Orders$Line#total(int)")))
                .anyMatch(expression -> expression.expr().contains("oldpath_path_id=\"Orders$Line#total(int)\""));
    }

    private static String place(Expression expression) {
        return expression.dashboard() + ", " + expression.panel() + ", query " + expression.refId();
    }

    private static Map<String, String> replaced(String name, String value) {
        Map<String, String> variables = new HashMap<>(VARIABLES);
        variables.put(name, value);
        return variables;
    }

    static List<Dashboard> dashboards() {
        return Dashboard.in(Contract.DASHBOARDS);
    }

    private static Set<String> fieldNames(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
