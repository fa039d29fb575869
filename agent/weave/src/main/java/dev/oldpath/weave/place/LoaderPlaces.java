package dev.oldpath.weave.place;

import dev.oldpath.ledger.Log;
import dev.oldpath.weave.classfile.Archive;
import dev.oldpath.weave.classfile.WeakLoaders;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    /** The places of one loader. */
    private static final class Places {
        final Set<String> known = ConcurrentHashMap.newKeySet();
        final List<Place> all = new CopyOnWriteArrayList<>();
    }

    /** A class is being loaded: others may come from the same place. Does not call the application. */
    public void seen(ClassLoader loader, @Nullable ProtectionDomain domain) {
        CodeSource source = domain == null ? null : domain.getCodeSource();
        URL url = source == null ? null : source.getLocation();
        if (url == null) {
            return;
        }
        Places places = byLoader.get(loader);
        if (places == null) {
            places = byLoader.getOrAdd(loader, new Places());
            if (loader.getClass() == URLClassLoader.class) {
                for (URL other : ((URLClassLoader) loader).getURLs()) {
                    add(places, other);
                }
            }
        }
        add(places, url);
    }

    /** Adds a place that the loader has told. */
    public void add(ClassLoader loader, URL url) {
        Places places = byLoader.get(loader);
        add(places != null ? places : byLoader.getOrAdd(loader, new Places()), url);
    }

    private static void add(Places places, URL url) {
        // Fields of a final class: to write the whole address would call its handler.
        String file = url.getFile();
        if (places.known.contains(file)) {
            return;
        }
        try {
            Location location = Location.of(url.getProtocol() + ':' + file);
            if (location != null) {
                places.all.addAll(location.places(places.known));
            }
        } catch (IOException | RuntimeException e) {
            Log.debug("cannot read the classes in " + file, e);
        }
        places.known.add(file);
    }

    @Override
    public byte @Nullable [] read(ClassLoader loader, String internalName) throws IOException {
        String name = internalName + ".class";
        for (ClassLoader each = loader; each != null; each = parent(each)) {
            byte[] found = each == systemLoader ? classPath.read(name) : null;
            found = found != null ? found : read(byLoader.get(each), name);
            if (found == null && isJdks(each)) {
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
            for (Place place : places.all) {
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

    /** Whether it is the JDK's loader of the class path and the module path, which calls no application. */
    private boolean isJdks(ClassLoader loader) {
        String type = loader.getClass().getName();
        return loader == systemLoader
                && (type.startsWith("jdk.internal.loader.ClassLoaders$") || type.startsWith("sun.misc.Launcher$"));
    }

    private static @Nullable ClassLoader parent(ClassLoader loader) {
        try {
            return loader.getParent();
        } catch (SecurityException e) {
            return null;
        }
    }
}
