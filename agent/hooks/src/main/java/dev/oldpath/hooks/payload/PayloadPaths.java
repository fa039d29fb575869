package dev.oldpath.hooks.payload;

import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.Paths;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The paths of properties, and why uses of any of them may not be counted. Thread-safe. */
final class PayloadPaths {
    private final Paths paths;
    /** Why uses of any property may not be counted. */
    private final List<String> failures = new CopyOnWriteArrayList<>();

    PayloadPaths(Paths paths) {
        this.paths = paths;
    }

    /** The path of a field; null when it is not old. */
    @Nullable
    Path field(String id) {
        return paths.find(PathKind.FIELD, id);
    }

    /** Whether this reason is known. */
    boolean haveFailed(String reason) {
        return failures.contains(reason);
    }

    /**
     * Notes that all properties, also those that become known later, may be used without being counted.
     *
     * @param reason why, in a few words
     * @return whether this concerns any property known by now, and is new
     */
    boolean failAll(String reason) {
        // First the reason, then the look: a property that becomes known meanwhile is in one of the two.
        if (failures.contains(reason)) {
            return false;
        }
        failures.add(reason);
        boolean concerns = false;
        for (Path path : paths.all()) {
            if (path.kind() == PathKind.PAYLOAD) {
                path.failed(reason, reason);
                concerns = true;
            }
        }
        return concerns;
    }

    Path register(String id, PathInfo info) {
        Path path = paths.register(PathKind.PAYLOAD, id, info);
        for (String reason : failures) {
            path.failed(reason, reason);
        }
        return path;
    }
}
