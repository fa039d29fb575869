package dev.oldpath.grafana;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of metrics and labels in an expression. Not a parser: whether an expression is valid, the integration test
 * asks a real Prometheus.
 */
final class PromQlNames {

    private static final String STRING = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*" + STRING);
    private static final Pattern SELECTOR = Pattern.compile("\\{(?:[^{}\"]|" + STRING + ")*}");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^()]*)\\)");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]|\\boffset\\s+\\S+");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][\\w:]*(?!\\s*\\(|[\\w:])");
    private static final Pattern LEGEND = Pattern.compile("\\{\\{(\\w+)}}");
    private static final Set<String> NO_NAMES = Set.of("and", "or", "unless", "bool", "Inf");

    private PromQlNames() {}

    static Set<String> metrics(String expr) {
        String bare = expr;
        for (Pattern notAMetric : new Pattern[] {SELECTOR, GROUPING, RANGE}) {
            bare = notAMetric.matcher(bare).replaceAll(" ");
        }
        Set<String> names = new TreeSet<>();
        NAME.matcher(bare).results().forEach(name -> names.add(name.group()));
        names.removeAll(NO_NAMES);
        return names;
    }

    static Set<String> labels(String expr) {
        Set<String> names = new TreeSet<>();
        Matcher selectors = SELECTOR.matcher(expr);
        while (selectors.find()) {
            MATCHER.matcher(selectors.group()).results().forEach(matcher -> names.add(matcher.group(1)));
        }
        GROUPING.matcher(expr).results().forEach(grouping -> {
            for (String label : grouping.group(1).split(",", -1)) {
                names.add(label.strip());
            }
        });
        names.remove("");
        return names;
    }

    /** Labels that a legend shows as {@code {{label}}}. */
    static Set<String> legendLabels(String legend) {
        Set<String> names = new TreeSet<>();
        LEGEND.matcher(legend).results().forEach(label -> names.add(label.group(1)));
        return names;
    }
}
