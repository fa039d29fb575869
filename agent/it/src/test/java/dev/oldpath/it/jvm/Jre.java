package dev.oldpath.it.jvm;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** A runtime without a compiler, for the versions between and before those that the build itself uses. */
public enum Jre implements Java {
    JRE_8(8),
    JRE_11(11),
    JRE_21(21);

    private static final String CACHE =
            System.getenv().getOrDefault("OLDPATH_CACHE", System.getProperty("user.home") + "/.cache/oldpath");

    private final int feature;

    Jre(int feature) {
        this.feature = feature;
    }

    /** All versions of Java that the agent supports and the tests run on. */
    public static Stream<Java> andEveryJdk() {
        return Stream.concat(Arrays.stream(values()), Arrays.stream(Jdk.values()));
    }

    @Override
    public String tool(String name) {
        Jdk.skipUnlessAsked(feature);
        String home = System.getenv("OLDPATH_JDK" + feature + "_HOME");
        Path tool = Path.of(home == null ? CACHE + "/jdks/jdk-" + feature : home)
                .resolve("bin")
                .resolve(name);
        if (!Files.isExecutable(tool)) {
            Jdk.missing("Java " + feature + " not found: its tests are left out. Run agent/it/jdks/install " + feature
                    + " or set OLDPATH_JDK" + feature + "_HOME.");
        }
        return tool.toString();
    }
}
