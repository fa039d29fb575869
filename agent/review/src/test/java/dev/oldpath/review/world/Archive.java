package dev.oldpath.review.world;

import dev.oldpath.review.simulation.Telemetry;
import dev.oldpath.review.simulation.Telemetry.Export;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * The evidence of a world as files: those of each agent, or those of one Collector or two, rotated and compressed or not; as
 * they are at a moment.
 */
final class Archive {
    private record Line(String file, long arrival, String text) {}

    private final World world;
    private final List<Line> lines = new ArrayList<>();
    private final boolean compressed;
    /** The file that is damaged, as a share of all files; and where it is damaged, as a share of its length. */
    private final double victim;

    private final double cut;

    /** Takes what arrived of a world's exports; the world may gain doubts by what happens to its files. */
    Archive(World world, List<Export> delivered) throws IOException {
        this.world = world;
        Random random = new Random(world.seed * 31);
        boolean agents = random.nextBoolean() && !has(Hazard.HA_PAIR) && !has(Hazard.CUT_GZIP);
        this.compressed = has(Hazard.CUT_GZIP) || (!agents && random.nextBoolean());
        this.victim = random.nextDouble();
        this.cut = random.nextDouble();
        for (Export export : delivered) {
            String text = Telemetry.line(export) + '\n';
            if (agents) {
                lines.add(new Line(
                        export.resource().get("service.instance.id") + "-" + startOf(export), export.arrival(), text));
            } else {
                long chunk = compressed ? (export.arrival() - world.scale.start()) / world.scale.intervals(24) : 0;
                boolean pair = has(Hazard.HA_PAIR);
                boolean first = !pair || random.nextInt(10) > 0;
                if (first) {
                    lines.add(new Line("one-" + chunk, export.arrival(), text));
                }
                if (pair && (!first || random.nextInt(10) > 0)) {
                    lines.add(new Line("two-" + chunk, export.arrival(), text));
                }
            }
        }
        doubtDamage();
    }

    private boolean has(Hazard hazard) {
        return world.hazards.contains(hazard);
    }

    private static long startOf(Export export) {
        return export.samples().get(0).start();
    }

    private boolean isCut() {
        return has(Hazard.CUT_FILE) || has(Hazard.CUT_GZIP);
    }

    private void doubtDamage() {
        if (isCut()) {
            world.doubts.add(new Doubt("cut", world.scale.start(), world.scale.end() * 2, world.scale.end() * 2));
        } else if (has(Hazard.TORN_LINE)) {
            world.doubts.add(new Doubt("torn", world.scale.start(), world.scale.end() * 2, world.scale.end() * 2));
        }
    }

    /** Writes what had arrived at a moment. */
    void writeTo(Path folder, long moment) throws IOException {
        Map<String, ByteArrayOutputStream> files = new LinkedHashMap<>();
        Map<String, Long> written = new LinkedHashMap<>();
        for (Line line : lines) {
            if (line.arrival() <= moment) {
                files.computeIfAbsent(line.file(), name -> new ByteArrayOutputStream())
                        .writeBytes(line.text().getBytes(StandardCharsets.UTF_8));
                written.merge(line.file(), line.arrival(), Math::max);
            }
        }
        int damaged = isCut() || has(Hazard.TORN_LINE) ? (int) (victim * files.size()) : -1;
        int number = 0;
        boolean newest;
        for (Map.Entry<String, ByteArrayOutputStream> file : files.entrySet()) {
            newest = number == files.size() - 1;
            byte[] content = file.getValue().toByteArray();
            if (number == damaged && has(Hazard.TORN_LINE)) {
                content = Arrays.copyOf(content, content.length - content.length / 50 - 2);
            } else if (number == damaged && has(Hazard.CUT_FILE) && !compressed) {
                content = Arrays.copyOf(content, (int) (cut * content.length));
            }
            boolean gzip = compressed && !newest;
            if (gzip) {
                content = gzip(content);
                if (number == damaged && isCut()) {
                    content = Arrays.copyOf(content, Math.max(12, (int) (cut * content.length)));
                }
            }
            Path path = folder.resolve(file.getKey() + (gzip ? ".jsonl.gz" : ".jsonl"));
            Files.write(path, content);
            Files.setLastModifiedTime(path, FileTime.fromMillis(written.getOrDefault(file.getKey(), moment)));
            number++;
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
