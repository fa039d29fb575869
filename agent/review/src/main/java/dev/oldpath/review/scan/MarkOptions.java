package dev.oldpath.review.scan;

import dev.oldpath.config.Settings;
import java.io.File;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What counts as a mark. */
final class MarkOptions {
    @Option(
            names = "--packages",
            split = ",",
            paramLabel = "PREFIX",
            description = "Where @Deprecated counts, * for everywhere. Default: the first two segments of the main"
                    + " class's package where a jar names one, those of the classes in WEB-INF/classes of another war,"
                    + " else everywhere. @OldPath counts everywhere.")
    private @Nullable List<String> packages;

    @Option(names = "--config", paramLabel = "FILE", description = "The agent's YAML file, for its packages and rules.")
    private @Nullable File config;

    Settings settings() {
        return Code.settings(config);
    }

    List<String> scope(Settings settings, List<File> places) {
        List<String> given = packages != null ? packages : settings.packages();
        return given != null ? given : DefaultScope.of(places);
    }
}
