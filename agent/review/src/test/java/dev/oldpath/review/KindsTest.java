package dev.oldpath.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.simulation.Agent;
import dev.oldpath.review.simulation.Telemetry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fields and payload properties: reads apart from writes, reasons of what cannot be counted, and paths of several kinds under one
 * id. The export interval is 10 minutes, the window 5 days; times are hours since the start.
 */
class KindsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final double DAY = 24;
    private static final double END = 11 * DAY;
    private static final String PATH = "com.acme.OrderDto#priority";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    private final Telemetry telemetry = new Telemetry();
    private String fleet = "services: {orders: {instances: 1}}";

    @Test
    void a_client_that_reads_and_writes_is_one_user() throws IOException {
        agent("a")
                .knows(PATH, "field")
                .used(PATH, "field", "read", "mobile", "1.4", at(DAY))
                .used(PATH, "field", "read", "mobile", "1.4", at(DAY + 1))
                .used(PATH, "field", "write", "mobile", "1.4", at(DAY + 2))
                .livesUntil(at(END));

        assertThat(report(2 * DAY)).contains("IN USE").contains(" mobile 1.4 (field read 2, field written 1) ");
        assertThat(report(2 * DAY, "markdown")).contains("| mobile 1.4 (field read 2, field written 1) |");
        assertThat(report(2 * DAY, "html"))
                .contains("Move its users away (no replacement is named): mobile 1.4 (field read 2, field written 1).")
                .contains("<td><b>3</b> <small>field read 2, field written 1</small> ");
        assertThat(report(2 * DAY, "json"))
                .containsOnlyOnce("\"client\" : \"mobile\"")
                .contains("\"uses\" : 3,")
                .containsPattern("\"access\" : \\{\\s+\"read\" : 2,\\s+\"write\" : 1\\s+}")
                .contains("\"lastUsed\" : \"2026-01-02T02:00:00Z\"");
        assertThat(report(6 * DAY + 1)).contains("IN USE");
        assertThat(report(6 * DAY + 3)).contains("SAFE");
    }

    @Test
    void a_first_write_after_many_reads_is_a_use_even_without_a_date() throws IOException {
        agent("a")
                .knows(PATH, "payload")
                .counter("oldpath.uses", user("payload", "read"), 10, at(0))
                .counter("oldpath.uses", user("payload", "write"), 1, at(4 * DAY))
                .livesUntil(at(END));

        assertThat(report(8 * DAY)).contains("IN USE").contains("web 5 (sent 10, received 1)");
        assertThat(report(9 * DAY + 1)).contains("SAFE");
    }

    @Test
    void a_path_is_in_use_if_it_is_used_as_any_of_its_kinds() throws IOException {
        agent("a")
                .knows(PATH, "field")
                .knows(PATH, "payload")
                .counter("oldpath.uses", user("field", "read"), 10, at(0))
                .counter("oldpath.uses", user("payload", "read"), 2, at(4 * DAY))
                .livesUntil(at(END));

        assertThat(report(8 * DAY))
                .contains("IN USE")
                .contains("field, payload")
                .contains("web 5 (field read 10, sent 2)");
        assertThat(report(8 * DAY, "json"))
                .contains("\"kind\" : \"field\"")
                .contains("\"kinds\" : [ \"field\", \"payload\" ]")
                .containsPattern("\"kind\" : \"field\",\\s+\"access\" : \"read\",\\s+\"uses\" : 10\\s")
                .containsPattern("\"kind\" : \"payload\",\\s+\"access\" : \"read\",\\s+\"uses\" : 2\\s");
        assertThat(report(8 * DAY, "html"))
                .contains("<td><b>12</b> <small>field read 10, sent 2</small> ")
                .contains("Move its users away (no replacement is named): web 5 (field read 10, sent 2).");
    }

    @Test
    void a_client_that_never_sent_a_property_is_not_said_to_have_sent_it() throws IOException {
        agent("a")
                .knows(PATH, "field")
                .knows(PATH, "payload")
                .counter("oldpath.uses", user("field", "read"), 8, at(0))
                .counter("oldpath.uses", user("payload", "write"), 1, at(4 * DAY))
                .livesUntil(at(END));

        assertThat(report(8 * DAY)).contains("web 5 (field read 8, received 1)").doesNotContain("sent");
    }

    @Test
    void a_path_is_blind_if_it_is_blind_as_any_of_its_kinds_with_the_reason() throws IOException {
        agent("a")
                .reports(PATH, "field", "uncountable", "inlined by the compiler")
                .knows(PATH, "payload")
                .livesUntil(at(END));

        assertThat(report(10 * DAY))
                .contains("BLIND")
                .contains("path_uncountable: inlined by the compiler (orders)")
                .doesNotContain("path_missing");
        assertThat(report(10 * DAY, "html"))
                .contains("an inlined constant: inlined by the compiler.")
                .contains("has it, cannot count all uses")
                .contains("No use was counted, which proves nothing: some of its uses cannot be counted")
                .doesNotContain("has it, watched", "quiet since", "No use was ever counted");
        assertThat(report(10 * DAY, "json"))
                .contains("\"counting\" : \"SOME\"")
                .contains("\"reasonDetails\" : [ \"inlined by the compiler\" ]")
                .doesNotContain("\"reason\" : \"inlined");
    }

    @Test
    void an_instance_that_knows_the_path_as_one_kind_knows_it() throws IOException {
        fleet = "services: {orders: {instances: 3}}";
        agent("a").knows(PATH, "field").knows(PATH, "payload").livesUntil(at(END));
        agent("b").knows(PATH, "field").livesUntil(at(END));
        agent("c").knows(PATH, "payload").livesUntil(at(END));

        assertThat(report(10 * DAY)).contains("SAFE");
    }

    @Test
    void every_reason_is_shown_once_and_one_that_changed_no_longer() throws IOException {
        fleet = "services: {orders: {instances: 4}}";
        agent("a").reports(PATH, "field", "uncountable", "read by Unsafe").livesUntil(at(5 * DAY));
        new Agent(telemetry, "orders", "1.0", "a", at(5 * DAY), interval())
                .reports(PATH, "field", "uncountable", "inlined by the compiler")
                .livesUntil(at(END));
        agent("b").reports(PATH, "field", "uncountable", "a lookup of its own").livesUntil(at(END));
        agent("c")
                .reports(PATH, "field", "uncountable", "inlined by the compiler")
                .livesUntil(at(END));
        agent("d").reports(PATH, "field", "uncountable").livesUntil(at(END));

        assertThat(report(4 * DAY))
                .contains("path_uncountable: a lookup of its own; inlined by the compiler; read by Unsafe (orders)");
        assertThat(report(5 * DAY + 0.2))
                .contains("path_uncountable: a lookup of its own; inlined by the compiler (orders)");
    }

    @Test
    void a_failed_kind_precedes_an_uncountable_one_with_its_own_reason() throws IOException {
        agent("a")
                .reports(PATH, "field", "uncountable", "inlined by the compiler")
                .reports(PATH, "method", "failed", "class format 99")
                .livesUntil(at(END));

        assertThat(report(10 * DAY))
                .contains("path_failed: class format 99 (orders)")
                .doesNotContain("inlined by");
        assertThat(report(10 * DAY, "html"))
                .contains("has it, could not watch it")
                .doesNotContain("has it, watched");
    }

    @Test
    void while_a_path_is_in_use_nobody_asks_what_cannot_be_counted() throws IOException {
        agent("a")
                .reports(PATH, "field", "uncountable", "inlined by the compiler")
                .used(PATH, "field", "write", "mobile", "1.4", at(9 * DAY))
                .livesUntil(at(END));

        assertThat(report(10 * DAY, "json")).contains("IN_USE").contains("\"reasonDetails\" : [ ]");
        assertThat(report(10 * DAY, "html"))
                .contains("has it, cannot count all uses")
                .doesNotContain("has it, watched");
    }

    @Test
    void a_path_that_is_a_message_too_is_judged_by_the_time_of_messages() throws IOException {
        agent("a")
                .knows(PATH, "message")
                .knows(PATH, "payload")
                .gauge("oldpath.backlog.age", Map.of("messaging.destination.name", "orders"), 2 * 86_400, at(4 * DAY))
                .livesUntil(at(END));

        assertThat(report(6 * DAY)).contains("TOO EARLY");
        assertThat(report(7 * DAY + 1)).contains("SAFE");
    }

    @Test
    void a_reason_from_outside_is_text_everywhere() throws IOException {
        agent("a").reports(PATH, "field", "uncountable", "<b>|\033[31m@you").livesUntil(at(END));

        assertThat(report(10 * DAY)).doesNotContain("\033");
        assertThat(report(10 * DAY, "markdown")).contains("&lt;b>\\|").doesNotContain("<b>", "@you");
        assertThat(report(10 * DAY, "html")).contains("&lt;b&gt;|").doesNotContain("<b>|");
    }

    private static long at(double hours) {
        return START.toEpochMilli() + Math.round(hours * 3_600_000);
    }

    private static long interval() {
        return Duration.ofMinutes(10).toMillis();
    }

    private Agent agent(String instance) {
        return new Agent(telemetry, "orders", "1.0", instance, at(0), interval());
    }

    private static Map<String, String> user(String kind, String access) {
        return Map.of(
                "oldpath.path.id",
                PATH,
                "oldpath.path.kind",
                kind,
                "oldpath.access",
                access,
                "oldpath.client.name",
                "web",
                "oldpath.client.version",
                "5",
                "oldpath.client.source",
                "header");
    }

    private String report(double hour) throws IOException {
        return report(hour, "table");
    }

    private String report(double hour, String format) throws IOException {
        telemetry.writeTo(directory);
        String asOf = Instant.ofEpochMilli(at(hour)).toString();
        List<String> args = List.of("report", "--format", format, "--window", "5d", "--as-of", asOf);
        return CommandLineFixture.run(directory, CommandLineFixture.fleet(directory, fleet), new ArrayList<>(args))
                .out();
    }
}
