package dev.oldpath.weave.origin;

import dev.oldpath.ledger.Log;
import dev.oldpath.weave.place.LoaderPlaces;
import dev.oldpath.weave.place.Location;
import dev.oldpath.weave.rule.Scope;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the jars and directories that classes load from, now or later, and what of that is not known. Pins no
 * loader.
 */
public final class Origins {
    /** No more than a person would read: names of generated classes never end. */
    private static final int MAX_GAPS = 1_000;

    private final Scope scope;
    private final LoaderPlaces read;
    private final Set<ProtectionDomain> domains = weak();
    private final Set<ProtectionDomain> domainsInScope = weak();
    private final Set<ClassLoader> loaders = weak();
    private final Set<String> gaps = Collections.synchronizedSet(new LinkedHashSet<>());

    /**
     * Creates one that has seen nothing.
     *
     * @param read is given the places that loaders name
     */
    public Origins(Scope scope, LoaderPlaces read) {
        this.scope = scope;
        this.read = read;
    }

    private static <T> Set<T> weak() {
        return Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    }

    /**
     * A class loads. Does not call the application: {@link #places} does, later and on another thread. Thread-safe.
     *
     * @return what to ask for places; null when classes of the same origin have been seen
     */
    public @Nullable Origin seen(ClassLoader loader, String internalName, ProtectionDomain domain) {
        boolean inScope = scope.countsDeprecated(internalName);
        if (!(inScope ? domainsInScope : domains).add(domain)) {
            return null;
        }
        return new Origin(internalName.replace('/', '.'), inScope, loader, domain);
    }

    /**
     * Returns the place of a class, and all from which its loader may load others. What has no place that can be read is
     * a gap. Not thread-safe.
     */
    public List<File> places(Origin origin) {
        List<File> places = new ArrayList<>();
        ClassLoader loader = origin.loader();
        ProtectionDomain domain = origin.domain();
        if (loader == null || domain == null) {
            return places; // Unloaded: nothing more loads from there.
        }
        try {
            CodeSource source = domain.getCodeSource();
            URL url = source == null ? null : source.getLocation();
            if (url == null) {
                // Made in memory. Outside the scope that is what frameworks do all the time.
                if (origin.isInScope()) {
                    gap(origin.className() + " has no location");
                }
                return places;
            }
            if (isJdks(url)) {
                return places;
            }
            File place = place(url.toString());
            if (place == null || !place.exists()) {
                gap(origin.className() + " comes from " + url);
                return places;
            }
            places.add(place);
            if (loaders.add(loader)) {
                addPlacesOf(loader, origin, places);
            }
        } catch (Exception e) {
            Log.debug("asking where " + origin.className() + " comes from", e);
            gap(origin.className() + " does not reveal where it comes from");
        }
        return places;
    }

    private void addPlacesOf(ClassLoader loader, Origin origin, List<File> places) throws Exception {
        if (LoaderPlaces.isJdks(loader)) {
            return; // The class path, which is read anyway.
        }
        String type = loader.getClass().getName();
        if (!(loader instanceof URLClassLoader)) {
            gap(origin.className() + " is loaded by " + type + ", which does not reveal what else it can load");
            return;
        }
        for (URL url : ((URLClassLoader) loader).getURLs()) {
            read.add(loader, url);
            File place = place(url.toString());
            if (place == null) {
                gap(type + " loads from " + url);
            } else if (place.exists()) {
                places.add(place);
            }
        }
    }

    /** Notes a class file, jar or directory that could not be read. Thread-safe. */
    public void unreadable(String name) {
        gap(name + " cannot be read");
    }

    private void gap(String text) {
        if (gaps.size() < MAX_GAPS) {
            gaps.add(text);
        }
    }

    /** What cannot be looked through, one line each, in the order in which it was met. Thread-safe. */
    public List<String> gaps() {
        synchronized (gaps) {
            return new ArrayList<>(gaps);
        }
    }

    /** Whether it is a module of the JDK: the system loader loads some of them, such as those of its tools. */
    private static boolean isJdks(URL url) {
        return url.getProtocol().equals("jrt")
                && (url.getPath().startsWith("/jdk.") || url.getPath().startsWith("/java."));
    }

    private static @Nullable File place(String url) throws IOException {
        Location location = Location.of(url);
        return location == null ? null : location.file();
    }
}
