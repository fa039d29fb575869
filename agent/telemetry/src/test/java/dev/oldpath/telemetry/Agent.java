package dev.oldpath.telemetry;

import dev.oldpath.config.TestSettings;
import dev.oldpath.ledger.Client;
import dev.oldpath.ledger.ClientSource;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Ledger;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.Paths;

/** The agent's ledger and telemetry, without weaving. */
final class Agent implements AutoCloseable {
    final Paths paths;
    final Ledger ledger;
    final Health health = new Health(System.currentTimeMillis());
    final Telemetry telemetry;

    Agent(TestSettings settings) {
        this(settings, 100);
    }

    Agent(TestSettings settings, int maxClients) {
        paths = new Paths(maxClients);
        ledger = new Ledger(paths);
        telemetry = new Telemetry(settings.build(), ledger, paths, health, "1.2.3");
    }

    /** Starts telemetry, the inventory being complete. */
    Agent started() {
        telemetry.start();
        telemetry.ready();
        return this;
    }

    /** A woven method. */
    Path watched(String id) {
        Path path = paths.register(PathKind.METHOD, id, PathInfo.NONE);
        path.watched(id);
        return path;
    }

    void use(Path path, String client, String version) {
        onItsOwnThread(() -> {
            int token = ledger.enter(Client.of(client, version, ClientSource.HEADER), true);
            ledger.count(path.index());
            ledger.leave(token);
        });
    }

    void use(Path path) {
        onItsOwnThread(() -> ledger.count(path.index()));
    }

    /** A thread belongs to one ledger for life, and the tests have many. */
    private static void onItsOwnThread(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        telemetry.flushAndStop(5_000);
    }
}
