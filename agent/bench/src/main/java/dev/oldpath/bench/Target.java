package dev.oldpath.bench;

import dev.oldpath.api.OldPath;

/** What is called. Woven before it is loaded, so it must not be named before {@link WovenTarget} has defined it. */
final class Target {
    private Target() {}

    static void notMarked() {}

    @OldPath(id = "bench")
    static void marked() {}
}
