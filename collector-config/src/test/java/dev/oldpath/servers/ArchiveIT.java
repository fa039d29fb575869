package dev.oldpath.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The file variant keeps what {@code report --evidence} reads. */
class ArchiveIT {
    @Test
    void the_archive_has_one_request_a_line_and_only_oldpath_metrics() throws IOException {
        Servers servers = Servers.find();
        Path archive;
        try (RunningCollector collector = RunningCollector.archiving(servers)) {
            archive = collector.archive().resolve("oldpath.jsonl");
            for (int export = 0; export < 3; export++) {
                collector.accept(new AgentReport("orders", "1", "a", Instant.now())
                        .watches("p")
                        .foreign()
                        .used("p", "old-app", 1, Instant.now())
                        .json());
            }
        }
        List<String> lines = Files.readAllLines(archive);
        assertThat(lines).hasSize(3);
        for (String line : lines) {
            JsonNode scope = new ObjectMapper().readTree(line).at("/resourceMetrics/0/scopeMetrics/0/metrics");
            assertThat(scope.findValuesAsText("name"))
                    .containsExactly(
                            "oldpath.agent.info", "oldpath.path.info", "oldpath.uses", "oldpath.last_used.timestamp");
        }
    }
}
