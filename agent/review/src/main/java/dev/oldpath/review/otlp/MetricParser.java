package dev.oldpath.review.otlp;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.oldpath.review.contract.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One metric: its name, and its points, also those of a kind that no agent sends: a processor may have changed it. */
final class MetricParser {
    private String name = "";
    private boolean delta;
    private final List<PointParser> points = new ArrayList<>();

    MetricParser(JsonParser json) throws IOException, DamagedEvidence {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (json.currentName()) {
                case "name" -> {
                    json.nextToken();
                    name = json.getText();
                }
                case "sum", "gauge", "histogram", "exponentialHistogram", "summary" -> {
                    if (isForeign()) {
                        JsonReading.skip(json);
                    } else {
                        data(json);
                    }
                }
                default -> JsonReading.skip(json);
            }
        }
    }

    /** If the name follows the data, which JSON allows, it is known at the end only. */
    private boolean isForeign() {
        return !name.isEmpty() && !name.startsWith(Metric.PREFIX);
    }

    private void data(JsonParser json) throws IOException, DamagedEvidence {
        JsonReading.expect(json, JsonToken.START_OBJECT, "metric data");
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            switch (json.currentName()) {
                case "dataPoints" -> JsonReading.eachObject(json, () -> points.add(new PointParser(json)));
                case "aggregationTemporality" -> {
                    json.nextToken();
                    String text = json.getText();
                    delta = text.equals("1") || text.equals("AGGREGATION_TEMPORALITY_DELTA");
                }
                default -> JsonReading.skip(json);
            }
        }
    }

    boolean isAgentInfo() {
        return name.equals(Metric.AGENT_INFO);
    }

    void addTo(List<Point> target, Map<String, String> resource) throws DamagedEvidence {
        if (!name.startsWith(Metric.PREFIX)) {
            return;
        }
        if (delta) {
            throw new DamagedEvidence(
                    name + " has delta temporality; OldPath exports cumulative values, remove the conversion");
        }
        for (PointParser point : points) {
            if (point.recorded()) {
                target.add(point.toPoint(name, resource));
            }
        }
    }
}
