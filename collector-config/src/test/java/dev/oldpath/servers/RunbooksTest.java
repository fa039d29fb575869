package dev.oldpath.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RunbooksTest {
    private static final Path CONFIGURATION = Servers.configuration();

    @Test
    void every_alert_names_a_page_that_exists() throws IOException {
        String alerts = Files.readString(CONFIGURATION.resolve("prometheus/alerts/oldpath.yml"));
        List<String> runbooks = Pattern.compile(
                        "runbook_url: '[{]{2} or [$]externalLabels.runbooks \"collector-config/(runbooks)\" }}(/\\S+)'")
                .matcher(alerts)
                .results()
                .map((MatchResult found) -> found.group(1) + found.group(2))
                .toList();
        long count = Pattern.compile("- alert: ").matcher(alerts).results().count();
        assertThat(runbooks).hasSize(Math.toIntExact(count)).isNotEmpty();
        assertThat(runbooks)
                .allSatisfy(page -> assertThat(CONFIGURATION.resolve(page)).exists());
    }
}
