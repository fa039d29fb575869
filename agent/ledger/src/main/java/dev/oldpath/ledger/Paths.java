package dev.oldpath.ledger;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The inventory: every old path this JVM knows, numbered in the order of discovery. Thread-safe; reading is lock-free.
 *
 * <p>Paths are keyed by kind and id and never by class, so that a redeployment keeps its numbers and nothing pins a
 * class loader.
 */
public final class Paths {
    /** Index of the canary's path, which is counted but never reported. */
    public static final int CANARY = 0;

    /** The id of the agent's own path, by which it proves that it counts. */
    public static final String CANARY_ID = "oldpath.canary";

    private final Map<String, Path> byKey = new HashMap<>();
    private volatile List<Path> byIndex = Collections.emptyList();
    private final int maxClients;

    /**
     * Creates an inventory that holds the canary alone.
     *
     * @param maxClients how many clients keep their names, for each path
     */
    public Paths(int maxClients) {
        this.maxClients = maxClients;
        register(PathKind.METHOD, CANARY_ID, PathInfo.NONE);
    }

    /** Returns the path with this kind and id, new or known; what {@code info} adds is kept. */
    public synchronized Path register(PathKind kind, String id, PathInfo info) {
        String key = key(kind, id);
        Path path = byKey.get(key);
        if (path != null) {
            path.learn(info);
            return path;
        }
        path = new Path(byIndex.size(), kind, id, info, maxClients);
        List<Path> after = new ArrayList<>(byIndex);
        after.add(path);
        if (kind.hasAccess()) {
            after.add(path); // its writes
        }
        byKey.put(key, path);
        byIndex = after;
        return path;
    }

    /** Returns the path with this kind and id, or null when there is none. */
    public synchronized @Nullable Path find(PathKind kind, String id) {
        return byKey.get(key(kind, id));
    }

    private static String key(PathKind kind, String id) {
        return kind.label() + ' ' + id;
    }

    /** Returns the path to which woven code counts with this number. */
    public Path at(int index) {
        return byIndex.get(index);
    }

    /** How many numbers have been given out, the canary's included. */
    public int size() {
        return byIndex.size();
    }

    /** Returns all paths that something carries, as of now, without the canary's. */
    public List<Path> all() {
        List<Path> now = byIndex;
        List<Path> carried = new ArrayList<>(now.size());
        for (int i = CANARY + 1; i < now.size(); i++) {
            Path path = now.get(i);
            if (path.index() == i && path.hasMembers()) {
                carried.add(path);
            }
        }
        return carried;
    }
}
