package dev.oldpath.hooks.protobuf;

import dev.oldpath.ledger.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * Once the application turns messages into JSON or back, old fields may be used by methods that anybody may call: their
 * paths are uncountable from then on. Thread-safe.
 */
final class JsonFormatUse {
    private static final String MEMBER = "/util/JsonFormat";
    private static final String REASON = "messages as JSON (JsonFormat)";

    private final Set<Path> paths = Collections.synchronizedSet(new HashSet<>());
    private volatile boolean begun;

    /** Adds the path of an old field. */
    void add(Path path) {
        paths.add(path);
        if (begun) {
            path.uncountable(MEMBER, REASON);
        }
    }

    /** The application has loaded what it needs for JSON. */
    void begin() {
        begun = true;
        synchronized (paths) {
            for (Path path : paths) {
                path.uncountable(MEMBER, REASON);
            }
        }
    }
}
