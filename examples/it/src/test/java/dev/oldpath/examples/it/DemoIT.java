package dev.oldpath.examples.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DemoIT {
    @TempDir
    Path directory = Path.of("");

    @Test
    void the_table_shows_who_still_needs_which_old_path() throws Exception {
        Demo demo = new Demo(directory);
        List<String> lines = demo.rest();

        assertThat(demo.exitCode()).as(String.join("\n", lines)).isZero();
        List<String> table =
                lines.subList(lines.indexOf(line(lines, "PATH")), lines.indexOf(line(lines, "And the verdict")));
        assertThat(table).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        String time = " +\\d\\d:\\d\\d:\\d\\d +";
        assertThat(section(table, "STILL IN USE"))
                .anySatisfy(row("GET /v1/jobs +endpoint +watched +10" + time + "AcmeMobile 3.1 +1.9, 2.0"))
                .anySatisfy(row("GET /v1/jobs/\\{id} +endpoint +watched +10" + time + "AcmeMobile 3.1 +1.9, 2.0"))
                .anySatisfy(row("job-queue-enqueue +method +watched +10" + time + "AcmeMobile 3.1 +1.9, 2.0"))
                .anySatisfy(row("job-without-time-zone +branch +watched +5" + time + "AcmeMobile 3.1 +2.0"))
                .anySatisfy(row(
                        "com.acme.scheduler.Job#pushToken +payload +watched +10" + time + "AcmeMobile 3.1 +1.9, 2.0"))
                .anySatisfy(
                        row("com.acme.scheduler.JobListener# +method +watched +10" + time + "AcmeMobile 3.1 +1.9, 2.0"))
                .anySatisfy(row(" +watched +6" + time + "AcmeMobile 3.4 +2.0"))
                .anySatisfy(row(" +watched +6" + time + "partner-batch 7.2 +1.9, 2.0"))
                .anySatisfy(row(".* +method +watched +\\d+" + time + "unknown +1.9"));
        assertThat(section(table, "WATCHED, NOT USED"))
                .anySatisfy(row("DELETE /v1/jobs/\\{id} +endpoint +watched +0 +1.9, 2.0"))
                .anySatisfy(row("POST /v1/jobs/import +endpoint +watched +0 +1.9, 2.0"))
                .anySatisfy(row("job-priority-as-word +branch +watched +0 +2.0"));
        assertThat(section(table, "NOT WATCHED")).anySatisfy(row("csv-import +method +pending +- +1.9, 2.0"));
        assertThat(table).as("the new web client uses nothing old").noneMatch(line -> line.contains("acme-web"));

        List<String> verdicts = lines.subList(lines.indexOf(line(lines, "VERDICT")), lines.size());
        assertThat(verdicts)
                .anySatisfy(row("SAFE +DELETE /v1/jobs/\\{id} +endpoint +quiet .*"))
                .anySatisfy(
                        row(
                                "TOO EARLY +POST /v1/jobs/import +endpoint +(coverage_gap|observed_since); rule confirmed 2026-11-26 .*"))
                .anySatisfy(row("BLIND +com.acme.scheduler.JobQueue#LIMIT +field +path_uncountable: inlined by the"
                        + " compiler .*"))
                .anySatisfy(row("BLIND +com.acme.scheduler.Job#pushToken\\(\\) +method +version_without_mark.*"))
                .anySatisfy(row("IN USE +com.acme.scheduler.Job#pushToken +field, payload +used .* AcmeMobile 3.1"
                        + " \\(sent 10\\) .*"))
                .anySatisfy(row("BLIND +job-priority-as-word +branch +version_without_mark: scheduler 1.9 .*"))
                .anySatisfy(row("IN USE +GET /v1/jobs +endpoint +used .* AcmeMobile 3.1 .*"));
        assertThat(directory.resolve("report.html"))
                .content()
                .contains("3 SAFE, 1 TOO EARLY, 3 BLIND, 8 IN USE", "AcmeMobile");
    }

    @Test
    void an_interrupted_demo_ends_what_it_has_started() throws Exception {
        Demo demo = new Demo(directory);
        demo.readTo("  scheduler 2.0 under the agent");
        List<ProcessHandle> started = demo.descendants();
        assertThat(started).hasSizeGreaterThanOrEqualTo(2);

        demo.interrupt();

        assertThat(demo.exitCode()).isEqualTo(143);
        assertThat(started).noneMatch(ProcessHandle::isAlive);
    }

    private static String line(List<String> lines, String start) {
        return lines.stream().filter(line -> line.startsWith(start)).findFirst().orElseThrow();
    }

    /** The lines below this title. */
    private static List<String> section(List<String> table, String title) {
        int from = table.indexOf(line(table, title)) + 1;
        return table.stream().skip(from).takeWhile(line -> !line.isEmpty()).toList();
    }

    private static ThrowingConsumer<String> row(String pattern) {
        return line -> assertThat(line).matches(pattern);
    }
}
