package dev.oldpath.it.jvm;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Lets a process run for a twentieth of the time, as a container with 5 % of a processor does. By stopping and continuing it: that needs
 * no rights, and costs no processor time.
 */
public final class Throttle implements AutoCloseable {
    private static final String LOOP =
            "while kill -STOP $0 2>/dev/null; do sleep 0.19; kill -CONT $0 2>/dev/null; sleep 0.01; done";

    private final Process loop;

    private Throttle(Process loop) {
        this.loop = loop;
    }

    /** From now on, until it is closed or the process has ended. */
    public static Throttle of(ForkedJvm jvm) {
        try {
            return new Throttle(new ProcessBuilder("sh", "-c", LOOP, String.valueOf(jvm.pid()))
                    .inheritIO()
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        loop.destroyForcibly();
    }
}
