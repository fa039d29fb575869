package dev.oldpath.api;

/**
 * Names the client for whom the current thread works, until closed. It overrides what the agent reads from the request.
 *
 * <pre>{@code
 * try (Client client = Client.enter("billing-batch", "4.2")) {
 *     ...
 * }
 * }</pre>
 *
 * <p>Does nothing when the agent is absent. Close it on the thread that entered it.
 */
public final class Client implements AutoCloseable {
    private final int depth;

    private Client(int depth) {
        this.depth = depth;
    }

    /**
     * Sets the client of this thread.
     *
     * @param name the name of the client; at most 64 characters of {@code [A-Za-z0-9._+/@ -]}, others are replaced
     * @param version the version of the client, likewise
     * @return what ends this; close it on this thread
     */
    public static Client enter(String name, String version) {
        return new Client(begin(name, version));
    }

    /** Restores the client that the thread had before, also where others were entered after this one. Closing twice has no effect. */
    @Override
    public void close() {
        end(depth);
    }

    @SuppressWarnings("UnusedVariable")
    private static int begin(String name, String version) {
        return 0; // The agent replaces this body.
    }

    @SuppressWarnings("UnusedVariable")
    private static void end(int depth) {
        // The agent replaces this body.
    }
}
