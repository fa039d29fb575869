package dev.oldpath.bench;

import dev.oldpath.api.OldPath;

/** What is called. Woven before it is loaded, so it must not be named before {@link WovenTarget} has defined it. */
final class Target {
    private Target() {}

    static void notMarked() {}

    @OldPath(id = "bench")
    static void marked() {}

    @OldPath(id = "bench")
    private static int oldField = 1;

    private static int field = 1;

    static int readField() {
        return field;
    }

    static int readOldField() {
        return oldField;
    }

    /** Keeps the compiler from taking the fields for constants. */
    static void write() {
        field++;
        oldField++;
    }
}
