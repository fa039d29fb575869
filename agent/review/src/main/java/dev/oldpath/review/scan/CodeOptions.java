package dev.oldpath.review.scan;

import dev.oldpath.review.problem.Problem;
import dev.oldpath.review.sarif.Places;
import java.io.File;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The built code of which verdicts are, for where in the sources it is. */
public final class CodeOptions {
    @Option(
            names = "--code",
            paramLabel = "JAR|DIR",
            description =
                    "With --format sarif or github: show where the old paths are that this built code marks. May be"
                            + " repeated.")
    private List<File> code = List.of();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "With --code: the agent's YAML file, for its rules mark code too.")
    private @Nullable File config;

    @Mixin
    private final SourceRoots sources = new SourceRoots();

    /** Reads the code. */
    public Places places(boolean shown, PrintStream err) {
        if (code.isEmpty()) {
            if (config != null || !sources.roots.isEmpty()) {
                throw Problem.usage((config != null ? "--config" : "--sources") + " goes with --code; add it");
            }
            return Places.NONE;
        }
        if (!shown) {
            throw Problem.usage("--code goes with --format sarif or github");
        }
        Code read = Code.read(code, List.of("*"), Code.settings(config));
        read.found().problems().forEach(line -> err.println("oldpath: " + line));
        return read.places(sources);
    }
}
