package dev.oldpath.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The compose file, the provisioning files and the dashboards fit together. */
class ProvisioningTest {

    private static final Path COMPOSE = Path.of("..", "examples", "compose.yaml");

    @Test
    void grafana_in_the_compose_file_finds_its_provisioning_and_the_dashboards() throws IOException {
        JsonNode provider = yaml(Path.of("provisioning", "dashboards", "oldpath.yaml"))
                .path("providers")
                .path(0);
        String dashboards = provider.path("options").path("path").asText();

        JsonNode grafana = yaml(COMPOSE).path("services").path("grafana");

        assertThat(grafana.path("volumes"))
                .extracting(JsonNode::asText)
                .contains("../grafana/provisioning:/etc/grafana/provisioning:ro")
                .contains("../grafana/dashboards:" + dashboards + ":ro");
        assertThat(grafana.path("environment")
                        .path("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH")
                        .asText())
                .isEqualTo(dashboards + "/overview.json");
    }

    @Test
    void the_data_source_is_the_prometheus_of_the_compose_file() throws IOException {
        JsonNode source = yaml(Path.of("provisioning", "datasources", "prometheus.yaml"))
                .path("datasources")
                .path(0);

        assertThat(source.path("url").asText()).isEqualTo("http://prometheus:9090");
        assertThat(yaml(COMPOSE).path("services").has("prometheus")).isTrue();
    }

    private static JsonNode yaml(Path file) throws IOException {
        Object yaml = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        return new ObjectMapper().valueToTree(yaml);
    }
}
