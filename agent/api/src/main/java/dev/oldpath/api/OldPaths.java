package dev.oldpath.api;

/** Marks a branch as old from inside a method. Thread-safe; costs nothing when the agent is absent. */
public final class OldPaths {
    private OldPaths() {}

    /**
     * Marks the code that follows as an old path, and counts one use of it.
     *
     * @param id the id of the path, the same in every version and service. A string literal is known to the agent
     *     before it is reached; an id built at run time is known from its first use only.
     */
    public static void used(String id) {
        // The agent replaces calls that pass a literal, and fills this body for all others.
    }
}
