package dev.oldpath.hooks.jackson;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Defines the agent's classes that extend those of one copy of Jackson. Its parent is the loader of that Jackson, which
 * does not see it; the agent's other classes come from the agent. It lives as long as that Jackson does.
 */
final class JacksonLoader extends ClassLoader {
    private static final String AGENT = "dev.oldpath.";

    static {
        registerAsParallelCapable();
    }

    private final JacksonCopy copy;
    private final ClassLoader agent = JacksonLoader.class.getClassLoader();

    /** Creates a loader for a copy of Jackson that this other loader has loaded. */
    JacksonLoader(@Nullable ClassLoader jackson, JacksonCopy copy) {
        super(jackson);
        this.copy = copy;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(AGENT)) {
            return super.loadClass(name, resolve);
        }
        if (!JacksonCopy.isAdapted(name)) {
            return agent.loadClass(name);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        String path = name.replace('.', '/');
        try (InputStream packaged = agent.getResourceAsStream(path + ".classdata");
                InputStream in = packaged != null ? packaged : agent.getResourceAsStream(path + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes.write(buffer, 0, n);
            }
            byte[] adapted = copy.adapted(bytes.toByteArray());
            return defineClass(name, adapted, 0, adapted.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
