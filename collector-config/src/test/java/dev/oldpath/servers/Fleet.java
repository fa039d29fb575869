package dev.oldpath.servers;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Agents that report every second, in the background, until they are stopped. */
final class Fleet implements AutoCloseable {
    private final Map<String, Use> instances = new ConcurrentHashMap<>();
    private final ScheduledExecutorService beat = Executors.newSingleThreadScheduledExecutor();

    private record Use(long times, Instant last) {}

    Fleet(Consumer<String> to) {
        var unused = beat.scheduleAtFixedRate(
                () -> instances.forEach((id, use) -> to.accept(report(id, use))), 0, 1, TimeUnit.SECONDS);
    }

    void run(String instance) {
        instances.put(instance, new Use(0, Instant.EPOCH));
    }

    void use(String instance) {
        instances.compute(instance, (id, use) -> new Use(use == null ? 1 : use.times + 1, Instant.now()));
    }

    void kill(String instance) {
        instances.remove(instance);
    }

    private static String report(String instance, Use use) {
        AgentReport report = new AgentReport("orders", "1", instance, Instant.now())
                .watches("p")
                .foreign();
        return (use.times == 0 ? report : report.used("p", "old-app", use.times, use.last)).json();
    }

    @Override
    public void close() {
        beat.shutdownNow();
    }
}
