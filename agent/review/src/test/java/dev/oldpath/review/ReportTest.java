package dev.oldpath.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import dev.oldpath.review.CommandLineFixture.Answer;
import dev.oldpath.review.simulation.Agent;
import dev.oldpath.review.simulation.Telemetry;
import dev.oldpath.review.verdict.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people and programs get to see, from evidence that holds all four verdicts and hostile names. */
class ReportTest {
    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final long HOUR = 3_600_000;
    private static final String HOSTILE = "<script>alert(1)</script>|`x`\033[31m";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @BeforeEach
    void evidence_with_all_four_verdicts() throws IOException {
        Telemetry telemetry = new Telemetry();
        long end = START + 100 * HOUR;
        new Agent(telemetry, "scheduler", "1.0", "a", START, HOUR)
                .in("production")
                .knows("unused", "method")
                .says("unused", "owner", "team-orders")
                .knows("used", "endpoint")
                .used("used", HOSTILE, "1.4", START + 90 * HOUR)
                .used("used", "_other", "_other", START + 91 * HOUR)
                .livesUntil(end);
        new Agent(telemetry, "mail", "1.0", "m", START, HOUR)
                .knows("early", "message")
                .says("early", "quiet", "864000")
                .livesUntil(end);
        new Agent(telemetry, "ledger", "1.0", "l", START, HOUR)
                .knows("blind", "field")
                .livesUntil(end);
        telemetry.writeTo(directory);
        CommandLineFixture.fleet(directory, "services: {scheduler: {instances: 1}, mail: {instances: 1}}");
    }

    @Test
    void what_one_version_says_of_a_path_holds_beside_what_others_say() throws IOException {
        Telemetry versions = new Telemetry();
        new Agent(versions, "shop", "1.9", "old", START, HOUR)
                .knows("path", "method")
                .says("path", "owner", "team-a")
                .says("path", "replacement", "gone")
                .livesUntil(START + 10 * HOUR);
        new Agent(versions, "shop", "2.0", "before", START, HOUR)
                .knows("path", "method")
                .says("path", "owner", "team-a")
                .says("path", "since", "1.5")
                .says("path", "replacement", "path2")
                .livesUntil(START + 100 * HOUR);
        new Agent(versions, "shop", "2.1", "now", START + HOUR / 2, HOUR)
                .knows("path", "method")
                .says("path", "owner", "team-b")
                .livesUntil(START + 100 * HOUR);
        Files.move(versions.writeTo(Files.createDirectory(directory.resolve("v"))), directory.resolve("more.jsonl"));

        assertThat(report("json").out())
                .contains(
                        "\"owner\" : \"team-b (2.1), team-a (2.0)\"",
                        "\"replacement\" : \"path2\"",
                        "\"since\" : \"1.5\"");
    }

    @Test
    void evidence_that_ended_before_the_moment_of_the_verdict_is_noted() {
        String ends =
                "note: the evidence ends 20h before the moment of the verdict; to judge as of its end, use --as-of"
                        + " 2026-01-05T04:00:00Z";

        assertThat(report("table").out()).doesNotContain("the evidence ends");
        assertThat(CommandLineFixture.run(
                                directory,
                                directory.resolve("fleet.yaml"),
                                List.of("can-i-remove", "used", "--as-of", "2026-01-06"))
                        .out())
                .contains(ends);
    }

    @Test
    void names_from_outside_neither_mention_nor_link_nor_break_lines() throws IOException {
        Telemetry names = new Telemetry();
        new Agent(names, "scheduler", "1.0", "n", START, HOUR)
                .in("production")
                .knows("used", "endpoint")
                .knows("a\\|@all #1", "endpoint")
                .used("used", "#7 GH-8 _www.z.example", "1", START + 92 * HOUR)
                .used("used", "@team http://x.example www.y.example a\u2028b\u2029c", "1", START + 92 * HOUR)
                .livesUntil(START + 100 * HOUR);
        Files.move(names.writeTo(Files.createDirectory(directory.resolve("n"))), directory.resolve("names.jsonl"));

        assertThat(report("markdown").out())
                .contains("@&#8203;team http:&#8203;//x.example www&#8203;.y.example a?b?c")
                .contains("\\#&#8203;7 GH-&#8203;8 \\_www&#8203;.z.example", "a\\\\\\|@&#8203;all \\#&#8203;1")
                .doesNotContain("@team", "http://x", "www.y", "#7", "#1", "GH-8", "www.z");
        assertThat(report("table").out()).contains("a?b?c").doesNotContain("\u2028", "\u2029");
        assertThat(report("json").out()).contains("a\\u2028b\\u2029c").doesNotContain("\u2028", "\u2029");
    }

    @Test
    void the_json_follows_its_published_schema() throws IOException {
        Telemetry fields = new Telemetry();
        new Agent(fields, "scheduler", "1.0", "f", START, HOUR)
                .in("production")
                .reports("blind", "field", "uncountable", HOSTILE)
                .knows("used", "payload")
                .used("used", "payload", "write", "mobile", "1.4", START + 91 * HOUR)
                .livesUntil(START + 100 * HOUR);
        Files.move(fields.writeTo(Files.createDirectory(directory.resolve("f"))), directory.resolve("fields.jsonl"));
        String schema;
        try (InputStream in = Main.class.getResourceAsStream("oldpath-review.schema.json")) {
            assertThat(in).isNotNull();
            schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        assertThat(schema)
                .contains(Arrays.stream(Reason.values())
                        .map(reason -> '"' + reason.code() + '"')
                        .toList());
        var validator = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema, SchemaValidatorsConfig.builder().build());

        for (Answer answer : List.of(report("json"), ask("--format", "json", "used", "nobody-knows-it"))) {
            assertThat(answer.out()).contains("\"write\" : 1", "\"kinds\" : [ \"endpoint\", \"payload\" ]");
            assertThat(validator.validate(
                            answer.out(),
                            InputFormat.JSON,
                            context -> context.getExecutionConfig().setFormatAssertionsEnabled(true)))
                    .isEmpty();
        }
        assertThat(validator.validate("{\"formatVersion\": 1}", InputFormat.JSON))
                .as("the schema can object")
                .isNotEmpty();
    }

    @Test
    void the_table_shows_verdict_reason_dates_users_and_versions() {
        assertThat(report("table").out().lines())
                .anySatisfy(line -> assertThat(line)
                        .matches("SAFE +unused +production +method +quiet +2026-01-04 00:00 +- +- +scheduler 1.0"))
                .anySatisfy(line -> assertThat(line)
                        .matches("TOO EARLY +early +- +message +observed_since +2026-01-11 00:00 +- +- +mail 1.0"))
                .anySatisfy(line -> assertThat(line)
                        .matches("BLIND +blind +- +field +no_expected_instances: ledger +- +- +- +ledger 1.0"))
                .anySatisfy(line -> assertThat(line)
                        .matches("IN USE +used +production +endpoint +used +2026-01-07 19:00 +2026-01-04 19:00 +.*"))
                .anySatisfy(line -> assertThat(line)
                        .as("scheduler has only been watched for four days there")
                        .matches("TOO EARLY +early +production +message +coverage_gap +2026-01-11 00:00 +- +- +-"))
                .contains("1 SAFE, 2 TOO EARLY, 1 BLIND, 1 IN USE, as of 2026-01-05 04:00 UTC");
    }

    @Test
    void nothing_from_outside_steers_a_terminal() {
        assertThat(report("table").out()).doesNotContain("\033").contains("<script>");
    }

    @Test
    void nothing_from_outside_becomes_markup_in_a_pull_request() {
        assertThat(report("markdown").out())
                .doesNotContain("<script>")
                .contains("| **IN USE** | `used` (production) | endpoint | used |")
                .contains("&lt;script>alert(1)&lt;/script>\\|\\`x\\`");
    }

    @Test
    void the_page_asks_nobody_for_anything_and_runs_nothing_but_its_own_script() throws Exception {
        String page = report("html").out();

        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContainPattern("(?i)(src|href)=\"(?!#|data:,)")
                .doesNotContainPattern("(?i)url\\(|@import|javascript:| on[a-z]+=\"");
        List<String> scripts = Pattern.compile("(?is)<script[^>]*>(.*?)</script")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(scripts)
                .singleElement()
                .satisfies(script -> assertThat(page)
                        .contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-"
                                + Base64.getEncoder()
                                        .encodeToString(MessageDigest.getInstance("SHA-256")
                                                .digest(script.getBytes(StandardCharsets.UTF_8)))
                                + "'\""));
    }

    @Test
    void a_link_to_a_path_holds_when_others_come_and_go() throws IOException {
        String before = anchor("used");
        Telemetry more = new Telemetry();
        new Agent(more, "shop", "1.0", "m", START, HOUR)
                .knows("another", "method")
                .used("another", "web", "1", START + 99 * HOUR)
                .livesUntil(START + 100 * HOUR);
        Files.move(more.writeTo(Files.createDirectory(directory.resolve("m"))), directory.resolve("more.jsonl"));

        assertThat(anchor("used")).isEqualTo(before).startsWith("path-used-");
        assertThat(report("html").out()).contains("href=\"#" + before + '"');
        assertThat(report("html").out())
                .as("each path in each environment has an anchor of its own")
                .satisfies(page -> assertThat(Pattern.compile("<article id=\"([^\"]+)")
                                .matcher(page)
                                .results()
                                .map(found -> found.group(1)))
                        .doesNotHaveDuplicates()
                        .hasSizeGreaterThan(5));
    }

    private String anchor(String path) {
        Matcher found = Pattern.compile("<article id=\"([^\"]+)\"><h3 class=\"hidden\">" + path + "</h3>")
                .matcher(report("html").out());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void a_report_for_others_does_not_show_the_folders_of_this_machine() throws IOException {
        Files.writeString(directory.resolve("torn.jsonl"), "{\"resourceMetrics\": [");
        for (String format : List.of("html", "markdown", "json", "table")) {
            assertThat(report(format).out())
                    .contains("torn.jsonl")
                    .doesNotContain(directory.toAbsolutePath().toString());
        }
    }

    @Test
    void the_page_puts_the_five_questions_in_their_order() {
        assertThat(report("html").out())
                .containsSubsequence(
                        "Can the previous version still run against the new state?",
                        "Can delayed consumers survive?",
                        "Are additive and destructive changes separate?",
                        "Who still uses the old path?",
                        "Is there a real rollback, or only a code rollback?");
    }

    @Test
    void the_page_shows_what_to_do_next() {
        assertThat(report("html").out())
                .containsSubsequence(
                        "Remove it in a change of its own",
                        "Leave it, and ask again after 2026-01-11 00:00.",
                        "Declare in the fleet file how many instances of ledger there should be.",
                        "Move its users away (no replacement is named): other clients, &lt;script&gt;");
    }

    @Test
    void a_report_can_go_to_a_file() throws IOException {
        Path file = directory.resolve("report.html");

        assertThat(report("html", "--output", file.toString()).out()).isEmpty();
        assertThat(file).content().startsWith("<!doctype html>").endsWith("</html>\n");
        assertThat(report("html", "--output", directory.resolve("no/such/file").toString()))
                .satisfies(answer -> assertThat(answer.exitCode()).isEqualTo(64))
                .satisfies(
                        answer -> assertThat(answer.err()).contains("--output").contains("cannot be written"));
        assertThat(Files.exists(directory.resolve("no"))).isFalse();
    }

    private Answer report(String format, String... more) {
        return answer("report", List.of("--format", format), more);
    }

    private Answer ask(String... more) {
        return answer("can-i-remove", List.of(), more);
    }

    private Answer answer(String command, List<String> options, String... more) {
        List<String> args = new ArrayList<>(List.of(command, "--window", "3d", "--as-of", "2026-01-05T04:00:00Z"));
        args.addAll(options);
        args.addAll(List.of(more));
        return CommandLineFixture.run(directory, directory.resolve("fleet.yaml"), args);
    }
}
