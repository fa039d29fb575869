package dev.oldpath.agent;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.AllPermission;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Loads classes that lie under a prefix of the agent's jar as {@code *.classdata}, so that no class path scanner and no
 * application class loader meets them. Its parent is the platform loader: nothing of the application is visible.
 */
final class IsolatedLoader extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    private final File file;
    private final JarFile jar;
    private final String[] prefixes;
    private final ProtectionDomain domain;

    /**
     * Opens the jar.
     *
     * @param prefixes where the classes lie, such as {@code inside/}; searched in order
     */
    IsolatedLoader(File file, String... prefixes) throws IOException {
        super(platformLoader());
        this.file = file;
        // Without verification: checking signatures before the JIT has warmed up is slow.
        this.jar = new JarFile(file, false);
        this.prefixes = prefixes.clone();
        this.domain = domain();
    }

    /** What the agent may do under a SecurityManager: everything, as code of the JDK may. */
    private static ProtectionDomain domain() {
        Permissions all = new Permissions();
        all.add(new AllPermission());
        return new ProtectionDomain(null, all);
    }

    private static ClassLoader platformLoader() {
        // Since Java 9 the platform loader, on Java 8 the extension loader.
        ClassLoader loader = ClassLoader.getSystemClassLoader();
        while (loader.getParent() != null) {
            loader = loader.getParent();
        }
        return loader;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try {
            ZipEntry entry = entry(name.replace('.', '/') + ".class");
            if (entry == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = bytes(entry);
            return defineClass(name, bytes, 0, bytes.length, domain);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** Finds a class file under the name that it would have in any other jar. */
    private @Nullable ZipEntry entry(String name) {
        String hidden = name.endsWith(".class") ? name + "data" : name;
        for (String prefix : prefixes) {
            ZipEntry entry = jar.getEntry(prefix + hidden);
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }

    private byte[] bytes(ZipEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream((int) Math.max(entry.getSize(), 1024));
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
            return out.toByteArray();
        }
    }

    /** Straight from the open jar: a URL would open it a second time, on the application's start-up path. */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        ZipEntry entry = entry(name);
        try {
            return entry == null ? super.getResourceAsStream(name) : jar.getInputStream(entry);
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    protected @Nullable URL findResource(String name) {
        ZipEntry entry = entry(name);
        try {
            return entry == null ? null : new URL("jar:" + file.toURI() + "!/" + entry.getName());
        } catch (MalformedURLException e) {
            return null;
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL found = findResource(name);
        List<URL> all = new ArrayList<>();
        if (found != null) {
            all.add(found);
        }
        return Collections.enumeration(all);
    }
}
