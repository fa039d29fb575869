package dev.oldpath.examples.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample is cut from a run of the demo: two exports of each version, and a third that a crash has torn. */
final class TableTest {
    private static final Path SAMPLE = Path.of("src/test/resources/evidence");

    @Test
    void who_still_uses_what_in_which_version_is_at_the_top() throws IOException {
        assertThat(Table.of(Evidence.read(SAMPLE), ZoneOffset.UTC)).isEqualTo("""
                        PATH                                  KIND      STATE    USES  LAST USE  CLIENT             VERSIONS

                        STILL IN USE, by those named
                        POST /v1/jobs                         endpoint  watched    10  18:00:34  AcmeMobile 3.1     1.9, 2.0
                                                                        watched     6  18:00:32  AcmeMobile 3.4     2.0
                                                                        watched     6  18:00:30  partner-batch 7.2  1.9, 2.0
                        com.acme.scheduler.JobQueue#poll()    method    watched    21  18:00:35  unknown            1.9
                                                                        watched     0                               2.0
                        job-without-time-zone                 branch    watched     5  18:00:34  AcmeMobile 3.1     2.0

                        WATCHED, NOT USED so far
                        DELETE /v1/jobs/{id}                  endpoint  watched     0                               1.9, 2.0

                        NOT WATCHED everywhere (pending: its class has not loaded; uncountable: some uses do not count)
                        csv-import                            method    pending     -                               1.9, 2.0
                        """);
    }

    @Test
    void a_long_path_is_broken_where_a_name_ends() {
        assertThat(Table.wrap("com.acme.scheduler.JobListener#queued(com.acme.scheduler.Job)", 33))
                .containsExactly("com.acme.scheduler.JobListener#", "  queued(com.acme.scheduler.Job)");
        assertThat(Table.wrap("an-id-without-a-place-to-break".replace('-', '_'), 20))
                .containsExactly("an_id_without_a_plac", "  e_to_break");
    }

    @Test
    void the_canary_of_the_agent_is_no_old_path(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("a.jsonl"), line("oldpath.canary"));
        assertThat(Evidence.read(directory)).isEmpty();

        Files.writeString(directory.resolve("a.jsonl"), line("an-old-path"));
        assertThat(Evidence.read(directory)).hasSize(1);
    }

    private static String line(String id) {
        String point = "{'attributes': [{'key': 'oldpath.path.id', 'value': {'stringValue': '" + id + "'}}]";
        return ("{'resourceMetrics': [{'scopeMetrics': [{'metrics': ["
                        + "{'name': 'oldpath.uses', 'sum': {'dataPoints': [" + point + ", 'asInt': '1'}]}},"
                        + "{'name': 'oldpath.last_used.timestamp', 'gauge': {'dataPoints': [" + point
                        + ", 'asDouble': 1.0}]}}]}]}]}")
                .replace('\'', '"');
    }

    @Test
    void damage_before_the_last_line_is_named(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("a.jsonl"), "{}\n{\"resourceMe\n{\"torn");

        assertThatThrownBy(() -> Evidence.read(directory)).hasMessageContaining(file + ":2");
    }
}
