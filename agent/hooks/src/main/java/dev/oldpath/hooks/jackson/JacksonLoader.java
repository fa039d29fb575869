package dev.oldpath.hooks.jackson;

import dev.oldpath.hooks.payload.Payloads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Defines the agent's classes that extend those of one copy of Jackson. Its parent is the loader of that Jackson, which
 * does not see it; the agent's loader has the other classes. It lives as long as that Jackson does.
 */
final class JacksonLoader extends ClassLoader {
    private static final String AGENT = "dev.oldpath.";
    private static final String SIDE = "dev.oldpath.hooks.jackson.side.";
    private static final String TWO = "dev.oldpath.hooks.jackson2.";
    /** The agent's classes that it defines, without the one that it starts with. */
    private static final String[] PARTS = {
        TWO + "CountingProperty",
        TWO + "Dialect",
        SIDE + "BodyTypes",
        SIDE + "CountingCreatorProperty",
        SIDE + "CountingReaders",
        SIDE + "CountingWriter",
        SIDE + "CountingWriters",
        SIDE + "Descriptions",
        SIDE + "Ignored",
        SIDE + "Names",
        SIDE + "OwnCode"
    };

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

    /**
     * Loads the agent's classes for a copy of Jackson; they keep the side as long as they live. They load all at once: one
     * that does not fit must not show when the others are in use.
     *
     * @param base one of the classes of this copy that are woven
     */
    static JacksonSide side(Class<?> base, Payloads payloads) throws ReflectiveOperationException {
        JacksonCopy copy = JacksonCopy.of(base);
        JacksonLoader loader = new JacksonLoader(base.getClassLoader(), copy);
        for (String each : PARTS) {
            Class.forName(copy.map(each.replace('.', '/')).replace('/', '.'), true, loader);
        }
        return (JacksonSide) loader.loadClass(SIDE + "CountingSide")
                .getMethod("create", Payloads.class)
                .invoke(null, payloads);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(AGENT)) {
            return super.loadClass(name, resolve);
        }
        if (!isAdapted(name)) {
            return agent.loadClass(name);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
        }
    }

    /** Whether a class of the agent is defined for each copy of Jackson, with the names of that copy. */
    private static boolean isAdapted(String name) {
        return name.startsWith(SIDE) || name.startsWith(TWO) || name.startsWith("dev.oldpath.hooks.jackson3.");
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
