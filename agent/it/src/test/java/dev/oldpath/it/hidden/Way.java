package dev.oldpath.it.hidden;

import dev.oldpath.it.jvm.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A way in which uses hide: a class under {@code src/fixtures/hidden*} that has it, and what has to be said of the paths.
 *
 * @param name of the class
 * @param alone whether its JVM can have no other way
 * @param paths what is said of each
 */
record Way(String name, boolean alone, List<Hidden> paths) {
    private static final Pattern HIDES = Pattern.compile("(?m)^// hides (\\S+): (.+)$");

    /** A path and what has to be said of it, as the {@code Way} of the fixtures explains. */
    record Hidden(String path, String expected) {
        /** How often each round uses it; -1 when that cannot be counted. */
        long uses() {
            return expected.startsWith("counted ") ? Long.parseLong(expected.substring(8)) : isUse() ? -1 : 0;
        }

        /** Whether something breaks when the path is removed. */
        boolean isUse() {
            return !expected.equals("no use");
        }

        /** How the reason begins for which it is uncountable. */
        String reason() {
            return expected.substring("uncountable ".length());
        }
    }

    /** Those in these directories. */
    static List<Way> in(List<String> directories) {
        List<Way> ways = new ArrayList<>();
        for (String directory : directories) {
            try (Stream<Path> files = Files.walk(Work.sources(directory))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    String source = Files.readString(file);
                    if (source.contains(" implements Way ")) {
                        ways.add(of(file.getFileName().toString().replace(".java", ""), source));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return ways;
    }

    private static Way of(String name, String source) {
        List<Hidden> paths = new ArrayList<>();
        for (MatchResult line : HIDES.matcher(source).results().toList()) {
            paths.add(new Hidden(line.group(1), line.group(2)));
        }
        if (paths.isEmpty()) {
            throw new AssertionError(name + " does not say what it hides");
        }
        return new Way(name, source.contains("\n// alone, "), paths);
    }
}
