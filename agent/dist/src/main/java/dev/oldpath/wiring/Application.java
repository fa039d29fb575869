package dev.oldpath.wiring;

import dev.oldpath.weave.BuiltCode;
import dev.oldpath.weave.rule.Scope;
import java.io.File;
import java.util.ArrayList;
import java.util.List;

/** What is known of the application before it starts. Immutable. */
final class Application {
    private final String mainClass;
    private final List<File> classPath = new ArrayList<>();

    private Application(String mainClass) {
        this.mainClass = mainClass;
    }

    static Application detect(File agentJar) {
        String classPath = System.getProperty("java.class.path", "");
        String command = System.getProperty("sun.java.command", "");
        String mainClass = command.split(" ", 2)[0];
        if (!classPath.isEmpty() && command.startsWith(classPath)) { // java -jar
            mainClass = BuiltCode.mainClass(new File(classPath));
        }
        mainClass = mainClass.substring(mainClass.indexOf('/') + 1); // java -m module/class
        Application application =
                new Application(Scope.isLauncher(mainClass) ? launched(mainClass, classPath) : mainClass);
        application.add(classPath, agentJar);
        application.addModules(System.getProperty("jdk.module.path", ""), agentJar);
        return application;
    }

    /** The class that a launcher starts, as its settings or its manifest name it; otherwise the launcher itself. */
    private static String launched(String launcher, String classPath) {
        String set = System.getProperty("loader.main", System.getenv("LOADER_MAIN"));
        if (set != null && launcher.startsWith("org.springframework.boot.loader.")) {
            return set;
        }
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            String found = BuiltCode.mainClass(new File(entry.isEmpty() ? "." : entry));
            if (!found.isEmpty() && !Scope.isLauncher(found)) {
                return found;
            }
        }
        return launcher;
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

    /** The class that the application starts with; empty when it is unknown. */
    String mainClass() {
        return mainClass;
    }

    /** The jars and directories that the application was started with. */
    List<File> classPath() {
        return classPath;
    }
}
