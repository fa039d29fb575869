package dev.oldpath.review.world;

import dev.oldpath.review.evidence.EvidenceFold;
import dev.oldpath.review.fleet.Fleet;
import dev.oldpath.review.fleet.FleetFile;
import dev.oldpath.review.otlp.EvidenceFiles;
import dev.oldpath.review.otlp.Point;
import dev.oldpath.review.otlp.Progress;
import dev.oldpath.review.simulation.Telemetry;
import dev.oldpath.review.simulation.Telemetry.Export;
import dev.oldpath.review.verdict.Judgement;
import dev.oldpath.review.verdict.PathReview;
import dev.oldpath.review.verdict.Reviewer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The real judge before one world, and before it the real reader of files. */
final class FileJudge {
    private final World world;
    private final Path folder;
    private final List<Export> delivered;
    private final Fleet fleet;
    private final List<Point> points = new ArrayList<>();
    private @Nullable Archive archive;

    /**
     * Reads what arrived of a world.
     *
     * @param folder an empty one, for its files
     */
    FileJudge(World world, Path folder) throws IOException {
        this.world = world;
        this.folder = folder;
        this.delivered = Pipeline.exports(world, "");
        Path declared = Files.writeString(folder.resolve("fleet.yaml"), world.fleetYaml());
        this.fleet = FleetFile.read(declared);
        if (world.hazards.stream().anyMatch(Hazard::damagesFiles) || world.seed % 16 == 0) {
            archive = new Archive(world, delivered);
        } else {
            Telemetry telemetry = new Telemetry();
            delivered.forEach(telemetry::add);
            telemetry.feed(points::add, Long.MAX_VALUE);
        }
    }

    boolean hasEvidenceAt(long moment) {
        return !delivered.isEmpty() && delivered.get(0).arrival() <= moment;
    }

    /**
     * From files as they are at a moment, where those of the world get damaged and in one of sixteen others; else from the
     * points that the reader would find in them, which takes a tenth of the time.
     */
    Judgement at(long moment) throws IOException {
        EvidenceFold fold = new EvidenceFold(moment, true);
        if (archive == null) {
            points.subList(0, arrivedBy(moment)).forEach(fold);
        } else {
            writeFiles(moment);
            EvidenceFiles.under(List.of(folder)).read(fold, fold::damaged, progress());
        }
        return judgement(fold);
    }

    private int arrivedBy(long moment) {
        return delivered.stream()
                .filter(export -> export.arrival() <= moment)
                .mapToInt(export -> export.samples().size())
                .sum();
    }

    /** Leaves the files of a moment and the declaration in the folder. */
    void writeFiles(long moment) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> !path.endsWith("fleet.yaml")).toList()) {
                Files.delete(file);
            }
        }
        Archive whole = archive == null ? new Archive(world, delivered) : archive;
        whole.writeTo(folder, moment);
    }

    private Judgement judgement(EvidenceFold fold) {
        Duration window = Duration.ofMillis(world.scale.window());
        return new Reviewer(fleet, window)
                .review(fold.toEvidence(), service -> true).stream()
                        .filter(path -> path.id().equals(World.PATH))
                        .map(PathReview::overall)
                        .findFirst()
                        .orElse(Judgement.noData(window));
    }

    private static Progress progress() {
        return new Progress(new PrintStream(OutputStream.nullOutputStream()), false);
    }
}
