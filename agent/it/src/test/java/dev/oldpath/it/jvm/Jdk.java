package dev.oldpath.it.jvm;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A JDK that the agent has to work in. */
public enum Jdk implements Java {
    JDK_17(17),
    JDK_25(25);

    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    private final int feature;

    Jdk(int feature) {
        this.feature = feature;
    }

    /**
     * Where it is installed. Where it is missing or not asked for, the test that asked is reported as skipped; in
     * CI it fails.
     */
    public Path home() {
        skipUnlessAsked(feature);
        Optional<Path> home = find();
        if (home.isPresent()) {
            return home.get();
        }
        String missing = "JDK " + feature + " not found: its tests are left out. Set OLDPATH_JDK" + feature + "_HOME.";
        return missing(missing);
    }

    /**
     * Skips the test that asked unless it runs on the Java version of the build, in CI, or with {@code
     * -Doldpath.it.java=all}: on all versions the tests take three times as long.
     */
    static void skipUnlessAsked(int feature) {
        if (!isCi() && Runtime.version().feature() != feature && !"all".equals(System.getProperty("oldpath.it.java"))) {
            abort("runs on Java " + feature + " with -Doldpath.it.java=all or CI=true");
        }
    }

    /** Skips the test that asked; in CI it fails. */
    static Path missing(String message) {
        if (isCi()) {
            throw new AssertionError(message);
        }
        System.err.println(message);
        return abort(message);
    }

    private static boolean isCi() {
        return "true".equals(System.getenv("CI"));
    }

    @Override
    public String tool(String name) {
        return home().resolve("bin").resolve(name).toString();
    }

    private Optional<Path> find() {
        if (Runtime.version().feature() == feature) {
            return Optional.of(Path.of(System.getProperty("java.home")));
        }
        return candidates().stream().filter(this::fits).findFirst();
    }

    private List<Path> candidates() {
        List<Path> candidates = new ArrayList<>();
        for (String variable : List.of("OLDPATH_JDK" + feature + "_HOME", "JAVA_HOME_" + feature)) {
            String home = System.getenv(variable);
            if (home != null) {
                candidates.add(Path.of(home));
            }
        }
        if (Files.isDirectory(INSTALLED)) {
            try (DirectoryStream<Path> homes = Files.newDirectoryStream(INSTALLED, "*" + feature + "*")) {
                homes.forEach(candidates::add);
            } catch (IOException e) {
                System.err.println(INSTALLED + " cannot be read: " + e);
            }
        }
        return candidates;
    }

    private boolean fits(Path home) {
        try {
            return Files.isExecutable(home.resolve("bin/javac"))
                    && Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"" + feature);
        } catch (IOException e) {
            return false;
        }
    }
}
