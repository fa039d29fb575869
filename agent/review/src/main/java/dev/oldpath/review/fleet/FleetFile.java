package dev.oldpath.review.fleet;

import dev.oldpath.review.fleet.Fleet.Plan;
import dev.oldpath.review.input.SmallFile;
import dev.oldpath.review.problem.Problem;
import dev.oldpath.review.time.DurationText;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads {@code fleet.yaml}. Composed nodes, not plain maps, so that every complaint can name its line. */
public final class FleetFile {
    private final Path file;

    private FleetFile(Path file) {
        this.file = file;
    }

    public static Fleet read(Path file) {
        FleetFile reader = new FleetFile(file);
        try {
            Node root = new Compose(
                            LoadSettings.builder().setLabel(file.toString()).build())
                    .composeString(SmallFile.read(file))
                    .orElseThrow(() -> Problem.usage(file + ": is empty; write 'services:' and below it each service"));
            return reader.fleet(root);
        } catch (NoSuchFileException e) {
            throw Problem.usage(file + ": no such fleet file");
        } catch (SmallFile.Unfit e) {
            throw Problem.usage(file + ": " + e.getMessage() + "; a fleet file is a few lines of YAML");
        } catch (IOException e) {
            throw Problem.usage(file + ": cannot be read: " + e.getMessage());
        } catch (StackOverflowError e) {
            throw Problem.usage(file + ": is nested too deeply; a fleet file has five levels at most");
        } catch (MarkedYamlEngineException e) {
            String line =
                    e.getProblemMark().map(mark -> ":" + (mark.getLine() + 1)).orElse("");
            throw Problem.usage(file + line + ": not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw Problem.usage(file + ": not YAML: " + e.getMessage());
        }
    }

    private Fleet fleet(Node root) {
        Map<String, Plan> services = Map.of();
        Map<String, Map<String, Plan>> environments = new LinkedHashMap<>();
        Duration horizon = Duration.ZERO;
        for (Map.Entry<String, Node> entry : entries(root, "the fleet").entrySet()) {
            switch (entry.getKey()) {
                case "services" -> services = services(entry.getValue());
                case "environments" ->
                    entries(entry.getValue(), "environments")
                            .forEach((name, node) -> environments.put(name, environment(node)));
                case "rollbackHorizon" -> horizon = duration(entry.getValue());
                default ->
                    throw problem(
                            entry.getValue(),
                            "unknown key '" + entry.getKey() + "'; known are services, environments, rollbackHorizon");
            }
        }
        return new Fleet(services, environments, horizon);
    }

    private Map<String, Plan> environment(Node node) {
        Map<String, Plan> services = Map.of();
        for (Map.Entry<String, Node> entry : entries(node, "an environment").entrySet()) {
            if (!entry.getKey().equals("services")) {
                throw problem(entry.getValue(), "unknown key '" + entry.getKey() + "'; an environment has services");
            }
            services = services(entry.getValue());
        }
        return services;
    }

    private Map<String, Plan> services(Node node) {
        Map<String, Plan> plans = new LinkedHashMap<>();
        entries(node, "services").forEach((name, value) -> plans.put(name, plan(value)));
        return plans;
    }

    private Plan plan(Node node) {
        Expected expected = Expected.NOT_DECLARED;
        Duration horizon = Duration.ZERO;
        for (Map.Entry<String, Node> entry : entries(node, "a service").entrySet()) {
            switch (entry.getKey()) {
                case "instances", "runs" -> {
                    if (expected.declared()) {
                        throw problem(entry.getValue(), "a service has either instances or runs, not both");
                    }
                    expected = entry.getKey().equals("runs") ? job(entry.getValue()) : expected(entry.getValue());
                }
                case "rollbackHorizon" -> horizon = duration(entry.getValue());
                default ->
                    throw problem(
                            entry.getValue(),
                            "unknown key '" + entry.getKey()
                                    + "'; a service has instances or runs, and rollbackHorizon");
            }
        }
        return new Plan(expected, horizon);
    }

    private Expected expected(Node node) {
        String text = text(node);
        if (text.equals("reporting")) {
            return Expected.WHOEVER_REPORTS;
        }
        if (!text.matches("\\d{1,9}")) {
            throw problem(node, "instances is '" + text + "'; write a number, or 'reporting' for all that report");
        }
        return Expected.of(Integer.parseInt(text));
    }

    private Expected job(Node node) {
        Duration period = duration(node);
        if (period.isZero()) {
            throw problem(node, "runs is '" + text(node) + "'; write how often the job runs, such as 1h");
        }
        return Expected.every(period);
    }

    private Duration duration(Node node) {
        try {
            return DurationText.parse(text(node));
        } catch (IllegalArgumentException e) {
            throw problem(node, String.valueOf(e.getMessage()));
        }
    }

    private String text(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw problem(node, "a single value is expected here");
    }

    private Map<String, Node> entries(Node node, String what) {
        if (!(node instanceof MappingNode mapping)) {
            throw problem(node, what + " has to be a mapping, such as 'services: {scheduler: {instances: 2}}'");
        }
        Map<String, Node> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = text(tuple.getKeyNode());
            if (key.equals("<<")) {
                throw problem(tuple.getKeyNode(), "merge keys (<<) are not read; write each service out");
            }
            if (entries.put(key, tuple.getValueNode()) != null) {
                throw problem(tuple.getKeyNode(), "'" + key + "' is declared twice; keep one of them");
            }
        }
        return entries;
    }

    private Problem problem(Node node, String message) {
        int line = node.getStartMark().map(Mark::getLine).orElse(0) + 1;
        return Problem.usage(file + ":" + line + ": " + message);
    }
}
