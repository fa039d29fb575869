package dev.oldpath.weave.place;

import java.io.File;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The place of a class: a directory or jar, or a part of a jar. Immutable. */
public final class Location {
    private final File file;
    private final @Nullable String inside;

    private Location(File file, @Nullable String inside) {
        this.file = file;
        this.inside = inside;
    }

    /**
     * Returns the location in an address: {@code file:/a.jar}, {@code jar:file:/a.jar!/BOOT-INF/lib/b.jar!/}, {@code
     * jar:nested:/a.jar/!BOOT-INF/lib/b.jar!/}; null when it is in no file.
     *
     * @throws IllegalArgumentException when the address is malformed
     */
    public static @Nullable Location of(String url) throws IOException {
        String path = url;
        for (String prefix : new String[] {"jar:", "nested:", "file:"}) {
            if (path.startsWith(prefix)) {
                path = path.substring(prefix.length());
            }
        }
        String inside = null;
        // Elsewhere than in a jar: address an exclamation mark is part of a name.
        int inner = url.startsWith("jar:") ? path.indexOf("/!") : -1;
        inner = inner < 0 && url.startsWith("jar:") ? path.indexOf("!/") : inner;
        if (inner >= 0) {
            inside = decoded(path.substring(inner + 2));
            path = path.substring(0, inner);
        }
        return path.isEmpty() || path.indexOf(':') > 2 ? null : new Location(new File(decoded(path)), inside);
    }

    private static String decoded(String path) throws IOException {
        return URLDecoder.decode(path.replace("+", "%2B"), "UTF-8");
    }

    /** The directory or jar; the outer one when a jar is inside another. */
    public File file() {
        return file;
    }

    /** Whether it is a jar inside another one. */
    boolean isInside() {
        return path().endsWith(".jar");
    }

    /** Opens what is here; of a jar inside another one all that are stored there, for the same loader looks into all. */
    List<? extends Place> places() throws IOException {
        if (file.isDirectory()) {
            return Collections.singletonList(new Directory(file));
        }
        if (!file.isFile()) {
            return Collections.emptyList();
        }
        if (isInside()) {
            return Jar.inside(file);
        }
        return Collections.singletonList(Jar.of(file, path().isEmpty() ? "" : path() + '/'));
    }

    private String path() {
        return inside == null ? "" : inside.replaceAll("[!/]+$", "");
    }
}
