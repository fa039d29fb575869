package dev.oldpath.weave.place;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * The versions of Java for which a jar has class files of their own (JEP 238), as far as this JVM takes them, newest first.
 * Immutable.
 */
final class Versions {
    /** Of all other jars. */
    static final Versions NONE = new Versions(Collections.<String>emptyList());

    private static final String FOLDER = "META-INF/versions/";
    private static final Attributes.Name ATTRIBUTE = new Attributes.Name("Multi-Release");

    private final List<String> folders;

    /** Reads a file of a jar, which may be missing. */
    interface Files {
        byte @Nullable [] file(String name) throws IOException;
    }

    private Versions(List<String> folders) {
        this.folders = folders;
    }

    /** Whether a jar with this manifest may have any. */
    static boolean areIn(@Nullable Manifest manifest) {
        String value = manifest == null ? null : manifest.getMainAttributes().getValue(ATTRIBUTE);
        return value != null && value.trim().equalsIgnoreCase("true");
    }

    /** Returns those in a jar with files of these names. */
    static Versions of(Collection<String> names) {
        String java = System.getProperty("java.specification.version", "1.8");
        int newest = java.startsWith("1.") ? 8 : Integer.parseInt(java);
        TreeSet<Integer> versions = new TreeSet<>(Collections.reverseOrder());
        for (String name : names) {
            int end = name.startsWith(FOLDER) ? name.indexOf('/', FOLDER.length()) : -1;
            String version = end < 0 ? "" : name.substring(FOLDER.length(), end);
            if (version.matches("[1-9][0-9]{0,3}") && Integer.parseInt(version) <= newest) {
                versions.add(Integer.valueOf(version));
            }
        }
        List<String> folders = new ArrayList<>();
        for (int version : versions) {
            folders.add(FOLDER + version + '/');
        }
        return new Versions(folders);
    }

    /** Reads the file that this JVM takes. */
    byte @Nullable [] read(String name, Files files) throws IOException {
        for (String folder : folders) {
            byte[] found = files.file(folder + name);
            if (found != null) {
                return found;
            }
        }
        return files.file(name);
    }
}
