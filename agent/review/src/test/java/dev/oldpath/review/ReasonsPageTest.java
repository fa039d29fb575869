package dev.oldpath.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.verdict.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of reasons has what the code has, in the same order and words. */
class ReasonsPageTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (?:SAFE|TOO_EARLY|BLIND|IN_USE) \\| `(\\w+)` \\| (.+?) \\| (\\S.*) \\|$");

    @Test
    void every_reason_is_explained_in_the_words_of_the_reports_with_what_to_do() throws IOException {
        List<MatchResult> rows = ROW.matcher(Files.readString(Path.of("../../docs/reasons.md")))
                .results()
                .toList();

        assertThat(rows)
                .extracting(row -> row.group(1) + ": " + row.group(2))
                .containsExactlyElementsOf(Arrays.stream(Reason.values())
                        .map(reason -> reason.code() + ": " + reason.text())
                        .toList());
    }
}
