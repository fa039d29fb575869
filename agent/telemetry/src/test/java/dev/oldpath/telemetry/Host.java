package dev.oldpath.telemetry;

import dev.oldpath.config.OtlpSettings.Protocol;
import dev.oldpath.config.TestSettings;
import dev.oldpath.ledger.Path;
import dev.oldpath.telemetry.logging.Relocation;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Enumeration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A process with the agent's telemetry in it, in a loader of its own with {@code java.util.logging} relocated, as the
 * agent's jar has it. Its old path is used once at the start and once at the end, which is that of its input.
 */
public final class Host {
    private Host() {}

    public static void main(String[] args) throws Exception {
        Isolated.class
                .getConstructor()
                .newInstance()
                .loadClass(Host.class.getName())
                .getMethod("run", String.class, String.class, String.class)
                .invoke(null, (Object[]) args);
    }

    public static void run(String protocol, String endpoint, String interval) throws IOException {
        Agent agent = new Agent(new TestSettings()
                .endpoint(Protocol.valueOf(protocol), endpoint)
                .interval(Long.parseLong(interval)));
        Runtime.getRuntime().addShutdownHook(new Thread(agent::close));
        agent.started();
        Path path = agent.watched("old");
        agent.use(path, "first", "1");
        while (System.in.read() >= 0) {
            // Runs until the process that started it closes its input.
        }
        agent.use(path, "last", "1");
    }

    /** A process that is over at once. */
    public static void runBriefly(String exporter, String endpoint) {
        TestSettings settings = new TestSettings().endpoint(Protocol.GRPC, endpoint);
        Agent agent = new Agent(exporter.equals("none") ? settings.exporters() : settings);
        agent.started();
        agent.use(agent.watched("old"), "first", "1");
        agent.close();
    }

    /** Loads everything but the JDK itself, as the agent's loader does. */
    public static final class Isolated extends ClassLoader {
        /** The names of the threads that loaded the classes, by class. */
        final Map<String, String> threads = new ConcurrentHashMap<>();

        private final ClassLoader source = Host.class.getClassLoader();

        public Isolated() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try (InputStream in = source.getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                threads.put(name, Thread.currentThread().getName());
                byte[] relocated = new Relocation().apply(in.readAllBytes());
                return defineClass(name, relocated, 0, relocated.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        @Override
        protected URL findResource(String name) {
            return source.getResource(name);
        }

        @Override
        protected Enumeration<URL> findResources(String name) throws IOException {
            return source.getResources(name);
        }
    }
}
