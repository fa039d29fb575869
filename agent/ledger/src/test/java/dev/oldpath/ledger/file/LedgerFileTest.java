package dev.oldpath.ledger.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.oldpath.ledger.Client;
import dev.oldpath.ledger.ClientSource;
import dev.oldpath.ledger.Notes;
import dev.oldpath.ledger.PathKind;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process notes, and what the next one finds. */
class LedgerFileTest {
    private static final long START = 1_800_000_000_000L;
    private static final Client MOBILE = Client.of("mobile", "4.2", ClientSource.HEADER);

    private Path temporary;
    private LedgerFile file;

    @BeforeEach
    void create(@TempDir Path directory) throws IOException {
        temporary = directory;
        file = LedgerFile.create(
                temporary.resolve("of/the/service").toString(),
                START,
                Collections.singletonMap("service.name", "Größe"));
    }

    /** A copy: the file itself is locked as long as this process lives. */
    private File copy() throws IOException {
        Path copy = temporary.resolve("oldpath-1.ledger");
        return Files.copy(file.file().toPath(), copy, StandardCopyOption.REPLACE_EXISTING)
                .toFile();
    }

    private FoundLedger found() throws IOException {
        return Objects.requireNonNull(FoundLedger.take(copy()));
    }

    private static List<String> described(FoundLedger found) {
        return found.uses().stream()
                .map(use -> String.join(
                        " ",
                        use.kind(),
                        use.path(),
                        use.access(),
                        use.clientName(),
                        use.clientVersion(),
                        use.clientSource(),
                        String.valueOf(use.count()),
                        String.valueOf(use.lastMillis() - START)))
                .collect(Collectors.toList());
    }

    @Test
    void the_next_process_finds_uses_with_their_clients_counts_and_times() throws IOException {
        int used = file.open(PathKind.METHOD, "com.acme.Ärger#old()", false, Client.UNKNOWN, START + 1_000);
        file.open(PathKind.FIELD, "com.acme.Order#priority", true, MOBILE, START + 2_000);
        file.counted(used, START + 3_000, 17);
        file.drained(START + 3_000);
        file.instance(new UUID(1, 2));
        FoundLedger found = found();

        assertThat(found.identity()).containsExactly(entry("service.name", "Größe"));
        assertThat(found.instance()).isEqualTo("00000000-0000-0001-0000-000000000002");
        assertThat(described(found))
                .containsExactly(
                        "method com.acme.Ärger#old()  _unknown _unknown unknown 17 3000",
                        "field com.acme.Order#priority write mobile 4.2 header 1 2000");
        assertThat(found.lastAliveMillis()).isEqualTo(START + 3_000);
        assertThat(found.isComplete()).isTrue();
        assertThat(found.hasEnded()).isFalse();
    }

    @Test
    void what_has_been_exported_is_not_found_again() throws IOException {
        int exported = file.open(PathKind.METHOD, "old", false, MOBILE, START + 1_000);
        int place = file.open(PathKind.METHOD, "old", false, Client.UNKNOWN, START + 2_000);
        file.counted(exported, START + 3_000, 5);
        file.counted(place, START + 3_000, 100);
        long[] counts = file.counts();
        file.counted(place, START + 9_000, 107);
        file.exported(counts);
        file.drained(START + 9_000);
        assertThat(described(found())).containsExactly("method old  _unknown _unknown unknown 7 9000");

        file.exported(file.counts());
        file.ended();
        assertThat(found().hasEnded()).isTrue();
        file.use(exported, START + 10_000);
        assertThat(described(found())).containsExactly("method old  mobile 4.2 header 1 10000");
        assertThat(found().hasEnded()).isFalse();
    }

    @Test
    void the_file_of_a_process_that_lives_is_not_taken() throws IOException {
        assertThat(FoundLedger.take(file.file())).isNull();
        assertThat(file.file()).exists();
    }

    @Test
    void a_file_that_has_been_exported_is_not_exported_again_even_if_it_could_not_be_deleted() throws IOException {
        FoundLedger found = found();
        Path kept = temporary.resolve("oldpath-2.ledger");
        Files.createLink(kept, found.file().toPath());

        assertThat(FoundLedger.take(kept.toFile())).isNull();
        assertThat(found.delete()).isTrue();
        assertThat(FoundLedger.take(kept.toFile())).isNull();
        assertThat(kept).doesNotExist();
    }

    @Test
    void a_full_file_keeps_every_path_in_use_and_says_that_something_is_missing() throws IOException {
        int place = file.open(PathKind.METHOD, "old", false, MOBILE, START);
        for (int length : new int[] {100_000, 1_000, 0}) {
            String id = new String(new char[length]).replace('\0', 'x');
            int next = 0;
            while (file.open(PathKind.METHOD, id + next, false, MOBILE, START) != Notes.NO_PLACE) {
                next++;
            }
        }
        file.open(PathKind.METHOD, "old", false, Client.of("late", "1", ClientSource.HEADER), START + 70_000);

        assertThat(place).isZero();
        assertThat(described(found())).contains("method old  mobile 4.2 header 1 70000");
        assertThat(found().isComplete()).isFalse();
        file.ended();
        assertThat(found().isComplete()).isFalse();
    }

    @Test
    void a_slot_that_was_not_finished_is_no_use() throws IOException {
        file.open(PathKind.METHOD, "old", false, MOBILE, START);
        int begun = (int) file.file().length();
        file.open(PathKind.METHOD, "returned-never", false, MOBILE, START);
        FoundLedger found = changed(Layout.END_AT, begun);

        assertThat(described(found)).containsExactly("method old  mobile 4.2 header 1 0");
        assertThat(found.isComplete()).isTrue();
    }

    private FoundLedger changed(int at, int value) throws IOException {
        File copy = copy();
        try (RandomAccessFile changed = new RandomAccessFile(copy, "rw")) {
            changed.seek(at);
            changed.writeInt(value);
        }
        return Objects.requireNonNull(FoundLedger.take(copy));
    }

    @Test
    void a_damaged_slot_costs_itself_alone() throws IOException {
        int damaged = (int) file.file().length();
        file.open(PathKind.METHOD, "damaged", false, MOBILE, START);
        file.open(PathKind.METHOD, "old", false, MOBILE, START);
        FoundLedger found = changed(damaged + Layout.TEXTS + 10, 'X');

        assertThat(described(found)).containsExactly("method old  mobile 4.2 header 1 0");
        assertThat(found.isDamaged()).isTrue();
        assertThat(found.isComplete()).isFalse();
    }

    @Test
    void a_cut_file_gives_what_is_left_wherever_it_was_cut() throws IOException {
        file.open(PathKind.METHOD, "old", false, MOBILE, START);
        int cut = (int) file.file().length();
        file.open(PathKind.METHOD, "cut", false, MOBILE, START);
        for (int more : new int[] {0, 3, 30, 60}) {
            File copy = copy();
            try (RandomAccessFile torn = new RandomAccessFile(copy, "rw")) {
                torn.setLength(cut + more);
            }
            FoundLedger found = Objects.requireNonNull(FoundLedger.take(copy));

            assertThat(described(found)).containsExactly("method old  mobile 4.2 header 1 0");
            assertThat(found.isComplete()).isFalse();
            found.close();
        }
    }

    @Test
    void what_is_no_file_of_this_agent_is_left_alone() throws IOException {
        File copy = copy();
        try (RandomAccessFile later = new RandomAccessFile(copy, "rw")) {
            later.seek(Layout.FORMAT_AT);
            later.writeInt(2);
        }
        assertThatThrownBy(() -> FoundLedger.take(copy)).hasMessageContaining("another version of the agent");
        Files.write(
                copy.toPath(),
                "somebody else's notes, and long enough to be looked at: nothing of ours, at all"
                        .getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> FoundLedger.take(copy)).hasMessageContaining("no ledger file");
        assertThat(copy).exists();
    }

    @Test
    void no_byte_that_is_wrong_makes_reading_fail_in_another_way() throws IOException {
        file.open(PathKind.FIELD, "old", true, MOBILE, START);
        byte[] whole = Files.readAllBytes(copy().toPath());
        File damaged = temporary.resolve("oldpath-3.ledger").toFile();
        for (int i = 0; i < whole.length; i++) {
            byte[] bytes = whole.clone();
            bytes[i] ^= (byte) (1 << (i % 8));
            Files.write(damaged.toPath(), bytes);
            try {
                FoundLedger found = FoundLedger.take(damaged);
                if (found != null) {
                    assertThat(found.uses().size()).isLessThan(2);
                    found.close();
                }
            } catch (FoundLedger.Unreadable e) {
                assertThat(e).hasMessageMatching("is .*|was .*");
            }
        }
    }
}
