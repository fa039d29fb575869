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
 * <p>Does nothing when the agent is absent. A scope belongs to the thread that entered it: close it there.
 */
public final class Client implements AutoCloseable {
    private final int depth;

    private Client(int depth) {
        this.depth = depth;
    }

    /**
     * Enters a scope.
     *
     * @param name the name of the client; at most 64 characters of {@code [A-Za-z0-9._+/@ -]}, others are replaced
     * @param version the version of the client, likewise
     * @return the scope, to be closed on this thread
     */
    public static Client enter(String name, String version) {
        return new Client(begin(name, version));
    }

    /** Leaves the scope and all scopes entered inside it. Closing twice has no effect. */
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
