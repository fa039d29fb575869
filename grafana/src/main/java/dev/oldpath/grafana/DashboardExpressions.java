package dev.oldpath.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every PromQL expression of the dashboards, ready to be sent to a Prometheus. */
public final class DashboardExpressions {

    /** As Grafana reads them: {@code $name}, {@code ${name}} and {@code ${name:format}}. */
    private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)(?::\\w+)?})");

    /** {@code label_values(selector, label)} asks for the series of the selector. */
    private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), (\\w+)\\)");

    private DashboardExpressions() {}

    /**
     * One query, and where it is.
     *
     * @param panel the panel's title; for a variable's query {@code variable} and its name
     * @param expr PromQL with the variables filled in
     * @param instant whether the panel asks for one moment instead of a range
     */
    public record Expression(String dashboard, String panel, String refId, String expr, boolean instant) {}

    /**
     * Reads all dashboards of a directory.
     *
     * @param variables value of each variable and built-in without its dollar sign, for example {@code environment} to
     *     {@code .*} and {@code __range} to {@code 1h}; written into the expression as they are
     */
    public static List<Expression> in(Path dashboards, Map<String, String> variables) {
        List<Expression> all = new ArrayList<>();
        for (Dashboard dashboard : Dashboard.in(dashboards)) {
            for (JsonNode variable : dashboard.variables()) {
                Matcher query = LABEL_VALUES.matcher(
                        variable.path("query").path("query").asText());
                if (query.matches()) {
                    String name = "variable " + variable.path("name").asText();
                    String series = fill(query.group(1), variables, dashboard + ", " + name);
                    all.add(new Expression(dashboard.title(), name, "", series, true));
                }
            }
            for (JsonNode panel : dashboard.panels()) {
                String title = panel.path("title").asText();
                for (JsonNode target : panel.path("targets")) {
                    String expr = fill(target.path("expr").asText(), variables, dashboard + ", panel " + title);
                    boolean instant = target.path("instant").asBoolean();
                    all.add(new Expression(
                            dashboard.title(), title, target.path("refId").asText(), expr, instant));
                }
            }
        }
        return all;
    }

    private static String fill(String text, Map<String, String> variables, String place) {
        return VARIABLE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found, variables, place)));
    }

    private static String value(MatchResult found, Map<String, String> variables, String place) {
        String name = found.group(1) == null ? found.group(2) : found.group(1);
        String value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException(place + ": no value for $" + name);
        }
        return value;
    }
}
