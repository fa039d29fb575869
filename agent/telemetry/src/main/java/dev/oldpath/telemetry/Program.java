package dev.oldpath.telemetry;

import java.io.File;
import java.io.IOException;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the command line reveals about the running program, in case nobody has named the service. Immutable.
 *
 * <p>The name is that of the main jar without its version ({@code scheduler-1.4.jar} is {@code scheduler}), else the
 * main class. OpenTelemetry's {@code unknown_service:java} would throw all such services of a fleet together, and a
 * name that changes with each version would make every release a new service.
 */
final class Program {
    private static final Pattern VERSION = Pattern.compile("[-_]v?\\d+(\\.[\\w+-]*)*$");

    private final @Nullable String name;
    private final @Nullable String version;

    Program(@Nullable String name, @Nullable String version) {
        this.name = name;
        this.version = version;
    }

    /** Looks at the JVM's own properties, and at the manifest of the main jar. */
    static Program running() {
        String command = System.getProperty("sun.java.command", "").trim();
        String jar = jar(command, System.getProperty("java.class.path", ""));
        return new Program(name(command, jar), jar == null ? null : version(new File(jar)));
    }

    /** With {@code java -jar} the class path begins with the jar, and so does the command, spaces included. */
    static @Nullable String jar(String command, String classPath) {
        int end = classPath.indexOf(File.pathSeparatorChar);
        String first = end < 0 ? classPath : classPath.substring(0, end);
        boolean started = first.endsWith(".jar") && (command.equals(first) || command.startsWith(first + " "));
        return started ? first : null;
    }

    static @Nullable String name(String command, @Nullable String jar) {
        if (jar != null) {
            return stem(jar);
        }
        int end = command.indexOf(' ');
        String main = end < 0 ? command : command.substring(0, end);
        if (main.endsWith(".jar")) {
            return stem(main);
        }
        String type = main.substring(main.indexOf('/') + 1);
        return type.isEmpty() ? null : type;
    }

    private static String stem(String jar) {
        String file = new File(jar).getName();
        String bare = file.substring(0, file.length() - ".jar".length());
        String stem = VERSION.matcher(bare).replaceFirst("");
        return stem.isEmpty() ? bare : stem;
    }

    private static @Nullable String version(File jar) {
        try (JarFile file = new JarFile(jar)) {
            Manifest manifest = file.getManifest();
            return manifest == null
                    ? null
                    : manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        } catch (IOException e) {
            return null;
        }
    }

    /** The name; null when it is unknown. */
    @Nullable
    String name() {
        return name;
    }

    /** The version; null when it is unknown. */
    @Nullable
    String version() {
        return version;
    }
}
