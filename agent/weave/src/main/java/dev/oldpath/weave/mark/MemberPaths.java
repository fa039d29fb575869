package dev.oldpath.weave.mark;

import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.Paths;

/** Enters members into the inventory. Thread-safe. */
final class MemberPaths {
    private static final PathInfo BY_RULE =
            new PathInfo.Builder().scope(PathInfo.RULE).build();

    private final Paths paths;

    MemberPaths(Paths paths) {
        this.paths = paths;
    }

    /** Enters a member. One that no mark finds is found by a rule; another of the same path may have a mark. */
    Path register(PathKind kind, String id, PathInfo info) {
        return paths.register(kind, id, info.scope() == null ? BY_RULE.or(info) : info);
    }
}
