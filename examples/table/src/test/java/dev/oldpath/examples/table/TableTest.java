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
    void who_still_uses_what_in_which_version_comes_first() throws IOException {
        assertThat(Table.of(Evidence.read(SAMPLE), ZoneOffset.UTC)).isEqualTo("""
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
    void damage_before_the_last_line_is_named(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("a.jsonl"), "{}\n{\"resourceMe\n{\"torn");

        assertThatThrownBy(() -> Evidence.read(directory)).hasMessageContaining(file + ":2");
    }
}
