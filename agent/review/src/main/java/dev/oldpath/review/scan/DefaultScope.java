package dev.oldpath.review.scan;

import dev.oldpath.weave.BuiltCode;
import dev.oldpath.weave.rule.Scope;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Where {@code @Deprecated} counts if nobody says it: in the application's own packages, as far as built code shows them. */
final class DefaultScope {
    private static final String WAR = "WEB-INF/classes/";

    private DefaultScope() {}

    static List<String> of(List<File> places) {
        Set<String> prefixes = new LinkedHashSet<>();
        for (File place : places) {
            String main = BuiltCode.mainClass(place);
            if (!main.isEmpty() && !Scope.isLauncher(main)) {
                prefixes.addAll(Scope.defaultPackages(main));
            } else {
                Set<String> own = ofWar(place);
                prefixes.addAll(own.isEmpty() ? Set.of("*") : own);
            }
        }
        return List.copyOf(prefixes);
    }

    /** A war names no main class, but its own classes lie apart from those of its libraries. */
    private static Set<String> ofWar(File place) {
        Set<String> own = new LinkedHashSet<>();
        try {
            if (place.isDirectory()) {
                Path classes = place.toPath().resolve(WAR);
                if (Files.isDirectory(classes)) {
                    try (Stream<Path> files = Files.walk(classes)) {
                        files.map(file -> classes.relativize(file).toString().replace(File.separatorChar, '/'))
                                .forEach(name -> add(name, own));
                    }
                }
            } else if (place.isFile()) {
                try (JarFile war = new JarFile(place, false)) {
                    war.stream()
                            .map(JarEntry::getName)
                            .filter(name -> name.startsWith(WAR))
                            .forEach(name -> add(name.substring(WAR.length()), own));
                }
            }
        } catch (IOException e) {
            // The reading of the code itself reports that.
        }
        return own;
    }

    private static void add(String name, Set<String> own) {
        if (name.endsWith(".class")) {
            own.addAll(Scope.defaultPackages(
                    name.substring(0, name.length() - ".class".length()).replace('/', '.')));
        }
    }
}
