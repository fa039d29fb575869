package dev.oldpath.grafana;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a dashboard may ask for: what the rules record, with the agent's attributes as Prometheus names them. */
final class Contract {

    static final Path DASHBOARDS = Path.of("dashboards");
    static final Path RULES = Path.of("..", "collector-config", "prometheus", "rules");

    private static final MetricsPage PAGE = MetricsPage.read(Path.of("..", "docs", "metrics.md"));

    /** The agent's attributes, and what rules and histograms add. */
    static final Set<String> LABELS = labels();

    private static final Path VERDICT = Path.of("..", "docs", "decisions", "01-verdict.md");
    private static final Pattern REASONS = Pattern.compile("(?s)\\nReasons, in order of precedence.*?\\n\\n");
    private static final Pattern REASON = Pattern.compile("`(\\w+)`");
    private static final Pattern SERIES = Pattern.compile("`(oldpath:[\\w:]+)");
    private static final Pattern RECORD = Pattern.compile("(?m)^\\s*(?:- )?record: *(\\S+)");

    private Contract() {}

    private static Set<String> labels() {
        Set<String> labels = PAGE.labels();
        labels.addAll(Set.of("reason", "act", "at", "le"));
        return labels;
    }

    /** The series that decision 01 names, whichever rule records them, and those for the dashboards alone. */
    static Set<String> recordedSeries() throws IOException {
        Set<String> names = matches(SERIES, VERDICT);
        names.addAll(matches(SERIES, Path.of("README.md")));
        return names;
    }

    /** The reasons of a verdict that the decision names, in its order. */
    static List<String> reasons() throws IOException {
        String decision = Files.readString(VERDICT);
        Matcher paragraph = REASONS.matcher(decision);
        if (!paragraph.find()) {
            throw new AssertionError(VERDICT + " does not list the reasons");
        }
        return REASON.matcher(paragraph.group())
                .results()
                .map(reason -> reason.group(1))
                .toList();
    }

    /** The series that the shipped rules really record. */
    static Set<String> rules() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(RULES)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".yml")).toList()) {
                names.addAll(matches(RECORD, file));
            }
        }
        return names;
    }

    private static Set<String> matches(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
