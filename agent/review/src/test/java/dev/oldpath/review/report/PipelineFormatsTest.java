package dev.oldpath.review.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.CommandLineFixture;
import dev.oldpath.review.CommandLineFixture.Answer;
import dev.oldpath.review.simulation.Agent;
import dev.oldpath.review.simulation.Telemetry;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** What a pipeline reads: each of the four verdicts, and names that try to break out. */
class PipelineFormatsTest {
    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;
    private static final String HOSTILE = "a\r\n::error::b,c:d%0A]]>&<x>\"'\uFFFE\uFFFF\0";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @BeforeEach
    void evidence_with_all_four_verdicts() throws Exception {
        Telemetry telemetry = new Telemetry();
        long end = START + 100 * HOUR;
        new Agent(telemetry, "shop", "1.0", "a", START, HOUR)
                .in("production")
                .knows("unused", "method")
                .knows(HOSTILE, "endpoint")
                .says(HOSTILE, "replacement", HOSTILE)
                .used(HOSTILE, HOSTILE, "1.4", START + 90 * HOUR)
                .knows("early", "message")
                .says("early", "quiet", "864000")
                .livesUntil(end);
        new Agent(telemetry, "ledger", "1.0", "l", START, HOUR)
                .in("staging")
                .knows("blind", "field")
                .livesUntil(end);
        telemetry.writeTo(directory);
        CommandLineFixture.fleet(directory, "environments: {production: {services: {shop: {instances: 1}}}}");
    }

    @Test
    void each_path_is_a_test_that_passes_if_it_is_safe() throws Exception {
        for (Answer answer : List.of(run("report", "junit"), run("can-i-remove", "junit", "*"))) {
            Element suite = parse(answer.out());
            assertThat(suite.getAttribute("tests")).isEqualTo("4");
            assertThat(suite.getAttribute("failures")).isEqualTo("2");
            assertThat(suite.getAttribute("errors")).isEqualTo("1");
            List<String> results = new ArrayList<>();
            NodeList cases = suite.getElementsByTagName("testcase");
            for (int i = 0; i < cases.getLength(); i++) {
                Element test = (Element) cases.item(i);
                Element result = (Element) test.getElementsByTagName("*").item(0);
                results.add(test.getAttribute("classname") + " " + test.getAttribute("name") + ": "
                        + (result == null
                                ? "passes"
                                : result.getTagName() + " " + result.getAttribute("type") + " "
                                        + result.getAttribute("message") + "; " + result.getTextContent()));
            }
            assertThat(results)
                    .containsExactly(
                            "OldPath.production unused: passes",
                            "OldPath.production early: failure TOO_EARLY TOO EARLY: observed_since; Leave it, and ask again"
                                    + " after 2026-01-11 00:00.",
                            "OldPath.staging blind: error BLIND BLIND: no_expected_instances: ledger; Declare in the fleet"
                                    + " file how many instances of ledger there should be.",
                            "OldPath.production a??::error::b,c:d%0A]]>&<x>\"'???: failure IN_USE IN USE: used; Move its"
                                    + " users to a??::error::b,c:d%0A]]>&<x>\"'???: a??::error::b,c:d%0A]]>&<x>\"'???"
                                    + " 1.4.");
        }
    }

    @Test
    void each_path_is_an_annotation_and_nothing_from_outside_becomes_a_command() {
        for (Answer answer : List.of(run("report", "github"), run("can-i-remove", "github", "*"))) {
            assertThat(answer.out().lines())
                    .filteredOn(line -> line.startsWith("::"))
                    .containsExactly(
                            "::notice title=SAFE%3A unused (production)::quiet. Remove it in a change of its own, so that you"
                                    + " can revert this change alone.",
                            "::warning title=TOO EARLY%3A early (production)::observed_since. Leave it, and ask again after"
                                    + " 2026-01-11 00:00.",
                            "::warning title=BLIND%3A blind (staging)::no_expected_instances: ledger. Declare in the fleet file"
                                    + " how many instances of ledger there should be.",
                            "::error title=IN USE%3A a??%3A%3Aerror%3A%3Ab%2Cc%3Ad%250A]]>&<x>\"'\uFFFE\uFFFF?"
                                    + " (production)::used. Move its users to a??::error::b,c:d%250A]]>&<x>\"'\uFFFE\uFFFF?:"
                                    + " a??::error::b,c:d%250A]]>&<x>\"'\uFFFE\uFFFF? 1.4.",
                            "::notice title=OldPath::1 SAFE, 1 TOO EARLY, 1 BLIND, 1 IN USE, as of 2026-01-05 04:00 UTC");
        }
    }

    @Test
    void can_i_remove_writes_a_comment_for_a_pull_request() {
        assertThat(run("can-i-remove", "markdown", "unused").out())
                .startsWith("### Old paths: 1 SAFE\n")
                .contains("| **SAFE** | `unused` (production) | method |");
    }

    private static Element parse(String xml) throws Exception {
        return (Element) DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getElementsByTagName("testsuite")
                .item(0);
    }

    private Answer run(String command, String format, String... paths) {
        List<String> all = new ArrayList<>(
                List.of(command, "--window", "3d", "--as-of", "2026-01-05T04:00:00Z", "--format", format));
        all.addAll(List.of(paths));
        return CommandLineFixture.run(directory, directory.resolve("fleet.yaml"), all);
    }
}
