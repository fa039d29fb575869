package dev.oldpath.review.world;

import dev.oldpath.review.simulation.Telemetry;
import dev.oldpath.review.simulation.Telemetry.Export;
import dev.oldpath.review.simulation.Telemetry.Sample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is lost, doubled and muddled between the agents and whoever stores it. */
public final class Pipeline {
    private static final List<String> LABELS = List.of(
            "oldpath.contract",
            "oldpath.agent.canary",
            "oldpath.export.interval",
            "oldpath.path.state",
            "oldpath.path.scope",
            "oldpath.inventory.state",
            "oldpath.inventory.scope",
            "oldpath.client.name",
            "oldpath.path.kind",
            "service.version");

    private final World world;
    private final Random random;

    private Pipeline(World world) {
        this.world = world;
        this.random = new Random(~world.seed);
    }

    /** What arrives of a world, in order of arrival; the environment is empty for none. The world may gain doubts by it. */
    public static List<Export> exports(World world, String environment) {
        return new Pipeline(world).deliver(Exporting.of(world, environment));
    }

    private List<Export> deliver(Telemetry telemetry) {
        List<Export> exports = new ArrayList<>(telemetry.exports());
        for (Hazard hazard : world.hazards) {
            switch (hazard) {
                case RANDOM_LOSS -> {
                    exports.removeIf(export -> random.nextInt(10) == 0);
                    always("exports lost");
                }
                case POINTS_LOST -> {
                    exports.replaceAll(export -> with(
                            export,
                            export.samples().stream()
                                    .filter(sample -> random.nextInt(10) > 0)
                                    .toList()));
                    always("points lost");
                }
                case USES_DROPPED -> dropped(exports, sample -> isOfUses(sample) ? null : sample);
                case PATH_FILTERED ->
                    dropped(
                            exports,
                            sample -> isOfUses(sample)
                                            && World.PATH.equals(
                                                    sample.attributes().get("oldpath.path.id"))
                                    ? null
                                    : sample);
                case CLIENT_FILTERED -> {
                    List<String> clients = List.copyOf(world.clients.keySet());
                    String client = clients.isEmpty() ? "nobody" : clients.get(random.nextInt(clients.size()));
                    dropped(
                            exports,
                            sample -> isOfUses(sample)
                                            && client.equals(sample.attributes().get("oldpath.client.name"))
                                    ? null
                                    : sample);
                }
                case DELAYS_DROPPED -> {
                    long from = random.nextBoolean() ? world.scale.start() : someTime();
                    exports.replaceAll(
                            export -> export.time() < from ? export : changed(export, Pipeline::withoutDelay));
                    doubted("delays dropped", from);
                }
                case NO_NEW_SERIES -> withoutNewSeries(exports);
                case LAST_USED_DROPPED -> {
                    long from = someTime();
                    exports.replaceAll(export -> export.time() < from
                            ? export
                            : changed(
                                    export,
                                    sample -> sample.metric().equals("oldpath.last_used.timestamp")
                                            ? null
                                            : new Sample(
                                                    sample.metric(),
                                                    sample.attributes(),
                                                    0,
                                                    sample.value(),
                                                    sample.counter())));
                }
                case LABEL_DROPPED -> withoutLabel(exports);
                case NUMBERS -> {
                    if (world.nonsense == World.Nonsense.USES) {
                        long from = someTime();
                        exports.replaceAll(
                                export -> export.time() < from ? export : changed(export, Pipeline::negativeUses));
                    }
                }
                case DUPLICATES -> {
                    int count = exports.size();
                    for (int i = 0; i < count; i++) {
                        Export export = exports.get(i);
                        if (random.nextBoolean()) {
                            long later = export.arrival() + (long) (random.nextDouble() * world.scale.interval());
                            exports.add(new Export(export.resource(), export.time(), later, export.samples()));
                        }
                    }
                }
                default -> {}
            }
        }
        exports.removeIf(export -> export.samples().isEmpty());
        exports.sort((one, other) -> Long.compare(one.arrival(), other.arrival()));
        return exports;
    }

    private static Sample negativeUses(Sample sample) {
        boolean isUse = isOfUses(sample);
        boolean isOfPath = World.PATH.equals(sample.attributes().get("oldpath.path.id"));
        return isUse && isOfPath && sample.value() > 0
                ? new Sample(sample.metric(), sample.attributes(), sample.start(), -sample.value(), sample.counter())
                : sample;
    }

    private static @Nullable Sample withoutDelay(Sample sample) {
        boolean isAge =
                sample.metric().equals("oldpath.data.age") || sample.metric().equals("oldpath.backlog.age");
        return isAge ? null : without("oldpath.path.quiet", sample);
    }

    private static Sample without(String label, Sample sample) {
        Map<String, String> attributes = new HashMap<>(sample.attributes());
        attributes.remove(label);
        return new Sample(sample.metric(), attributes, sample.start(), sample.value(), sample.counter());
    }

    private void dropped(List<Export> exports, Function<Sample, @Nullable Sample> change) {
        long from = someTime();
        exports.replaceAll(export -> export.time() < from ? export : changed(export, change));
        doubted("dropped", from);
    }

    private void doubted(String what, long from) {
        long end = world.scale.end() * 2;
        world.doubts.add(new Doubt(what, from - world.scale.interval(), end, end));
    }

    private static boolean isOfUses(Sample sample) {
        return sample.metric().equals("oldpath.uses") || sample.metric().equals("oldpath.last_used.timestamp");
    }

    private void withoutNewSeries(List<Export> exports) {
        record Series(Map<String, String> resource, String metric, Map<String, String> attributes) {}
        long from = someTime();
        Set<Series> known = new HashSet<>();
        exports.stream()
                .filter(export -> export.time() < from)
                .forEach(export -> export.samples()
                        .forEach(sample ->
                                known.add(new Series(export.resource(), sample.metric(), sample.attributes()))));
        exports.replaceAll(export -> changed(
                export,
                sample -> isOfUses(sample) || sample.metric().equals("oldpath.path.info")
                        ? known.contains(new Series(export.resource(), sample.metric(), sample.attributes()))
                                ? sample
                                : null
                        : sample));
        doubted("new series dropped", from);
    }

    private void withoutLabel(List<Export> exports) {
        String label = LABELS.get(random.nextInt(LABELS.size()));
        long from = someTime();
        exports.replaceAll(export -> {
            if (export.time() < from) {
                return export;
            }
            Map<String, String> resource = new HashMap<>(export.resource());
            resource.remove(label);
            Export changed = changed(export, sample -> without(label, sample));
            return new Export(resource, export.time(), export.arrival(), changed.samples());
        });
        always("without " + label);
    }

    private void always(String what) {
        long end = world.scale.end() * 2;
        world.doubts.add(new Doubt(what, world.scale.start(), end, end));
    }

    private long someTime() {
        return world.scale.start() + (long) (random.nextDouble() * world.scale.length() / 2);
    }

    private static Export changed(Export export, Function<Sample, @Nullable Sample> change) {
        List<Sample> samples = new ArrayList<>();
        for (Sample sample : export.samples()) {
            Sample changed = change.apply(sample);
            if (changed != null) {
                samples.add(changed);
            }
        }
        return with(export, samples);
    }

    private static Export with(Export export, List<Sample> samples) {
        return new Export(export.resource(), export.time(), export.arrival(), samples);
    }
}
