package dev.oldpath.wiring;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/** What can be told of the application before it starts. Immutable. */
final class Application {
    private final String mainClass;
    private final @Nullable String version;
    private final List<File> classPath = new ArrayList<>();

    private Application(String mainClass, @Nullable String version) {
        this.mainClass = mainClass;
        this.version = version;
    }

    static Application detect(File agentJar) {
        String classPath = System.getProperty("java.class.path", "");
        String command = System.getProperty("sun.java.command", "");
        Attributes manifest = new Attributes();
        String mainClass = command.split(" ", 2)[0];
        if (!classPath.isEmpty() && command.startsWith(classPath)) { // java -jar
            manifest = manifest(new File(classPath));
            // Spring Boot's launcher stands before the application.
            String start = manifest.getValue("Start-Class");
            String main = manifest.getValue(Attributes.Name.MAIN_CLASS);
            mainClass = start != null ? start : main != null ? main : "";
        }
        mainClass = mainClass.substring(mainClass.indexOf('/') + 1); // java -m module/class
        Application application = new Application(mainClass, manifest.getValue("Implementation-Version"));
        application.add(classPath, agentJar);
        application.addModules(System.getProperty("jdk.module.path", ""), agentJar);
        return application;
    }

    private static Attributes manifest(File jar) {
        try (JarFile file = new JarFile(jar, false)) {
            Manifest manifest = file.getManifest();
            return manifest == null ? new Attributes() : manifest.getMainAttributes();
        } catch (IOException e) {
            return new Attributes(); // The JVM will say so itself.
        }
    }

    private void add(String path, File agentJar) {
        for (String entry : path.split(File.pathSeparator, -1)) {
            File file = new File(entry);
            if (!entry.isEmpty() && !file.equals(agentJar)) {
                classPath.add(file);
            }
        }
    }

    /** A directory on the module path holds modules as jars. */
    private void addModules(String path, File agentJar) {
        add(path, agentJar);
        for (String entry : path.split(File.pathSeparator, -1)) {
            File[] children = entry.isEmpty() ? null : new File(entry).listFiles();
            if (children != null) {
                for (File child : children) {
                    if (child.getName().endsWith(".jar")) {
                        classPath.add(child);
                    }
                }
            }
        }
    }

    /** The class that the application starts with; empty when it cannot be told. */
    String mainClass() {
        return mainClass;
    }

    /** The version in the manifest of the application's jar. */
    @Nullable
    String version() {
        return version;
    }

    /** The jars and directories that the application was started with. */
    List<File> classPath() {
        return classPath;
    }
}
