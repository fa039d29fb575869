package dev.oldpath.weave.place;

import dev.oldpath.ledger.Log;
import dev.oldpath.weave.classfile.Archive;
import dev.oldpath.weave.weak.WeakLoaders;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Reads class files where class loaders find theirs: in the places from which they have loaded other classes, and in
 * those of their parents. Thread-safe; pins no loader.
 *
 * <p>No loader is ever asked. Its methods are the application's code: asked for a class file while a class loads, it may
 * wait for a lock that another thread holds, and that one for this.
 */
public final class LoaderPlaces implements ClassFiles {
    private final ClassLoader systemLoader = ClassLoader.getSystemClassLoader();
    private final ClassPath classPath = new ClassPath(System.getProperty("java.class.path", ""));
    private final WeakLoaders<Places> byLoader = new WeakLoaders<>();

    /** The places of one loader, which are opened when somebody looks for a class file. Thread-safe. */
    private static final class Places {
        /** What was named, as in an address. */
        private final Set<String> named = ConcurrentHashMap.newKeySet();

        private final Queue<String> unopened = new ConcurrentLinkedQueue<>();
        /** The jars whose insides are among the open places. */
        private final Set<File> opened = new HashSet<>();

        private final List<Place> open = new CopyOnWriteArrayList<>();

        void add(URL url) {
            // Fields of a final class: to write the whole address would call its handler.
            String file = url.getFile();
            if (file != null && !named.contains(file) && named.add(file)) {
                unopened.add(url.getProtocol() + ':' + file);
            }
        }

        List<Place> all() {
            if (!unopened.isEmpty()) {
                openAll();
            }
            return open;
        }

        private synchronized void openAll() {
            for (String url = unopened.poll(); url != null; url = unopened.poll()) {
                try {
                    Location location = Location.of(url);
                    if (location != null && (!location.isInside() || opened.add(location.file()))) {
                        open.addAll(location.places());
                    }
                } catch (IOException | RuntimeException e) {
                    Log.debug("cannot read the classes in " + url, e);
                }
            }
        }
    }

    /** A class is being loaded: others may load from the same place. Does not call the application. */
    public void seen(ClassLoader loader, @Nullable ProtectionDomain domain) {
        CodeSource source = domain == null || isJdks(loader) ? null : domain.getCodeSource();
        URL url = source == null ? null : source.getLocation();
        if (url == null) {
            return;
        }
        Places places = byLoader.get(loader);
        if (places == null) {
            places = byLoader.getOrAdd(loader, new Places());
            if (loader.getClass() == URLClassLoader.class) {
                for (URL other : ((URLClassLoader) loader).getURLs()) {
                    places.add(other);
                }
            }
        }
        places.add(url);
    }

    /** Adds a place that the loader has named. */
    public void add(ClassLoader loader, URL url) {
        Places places = byLoader.get(loader);
        places = places != null ? places : byLoader.getOrAdd(loader, new Places());
        places.add(url);
    }

    @Override
    public byte @Nullable [] read(ClassLoader loader, String internalName) throws IOException {
        String name = internalName + ".class";
        for (ClassLoader each = loader; each != null; each = parent(each)) {
            byte[] found = each == systemLoader ? classPath.read(name) : null;
            found = found != null ? found : read(byLoader.get(each), name);
            if (found == null && each == systemLoader && isJdks(each)) {
                try (InputStream in = each.getResourceAsStream(name)) {
                    found = in == null ? null : Archive.bytes(in);
                }
            }
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static byte @Nullable [] read(@Nullable Places places, String name) {
        if (places != null) {
            for (Place place : places.all()) {
                try {
                    byte[] found = place.read(name);
                    if (found != null) {
                        return found;
                    }
                } catch (IOException | RuntimeException e) {
                    Log.debug("cannot read " + name, e);
                }
            }
        }
        return null;
    }

    /** Whether it is one of the JDK's loaders: of the class path and the module path, or of the JDK itself. */
    public static boolean isJdks(ClassLoader loader) {
        String type = loader.getClass().getName();
        return type.startsWith("jdk.internal.loader.ClassLoaders$") || type.startsWith("sun.misc.Launcher$");
    }

    private static @Nullable ClassLoader parent(ClassLoader loader) {
        try {
            return loader.getParent();
        } catch (SecurityException e) {
            return null;
        }
    }
}
