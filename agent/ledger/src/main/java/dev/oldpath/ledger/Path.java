package dev.oldpath.ledger;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

/**
 * An old path as this JVM knows it. Thread-safe.
 *
 * <p>A path has members: the methods, branches or rules that share its id. One member that is failed or uncountable
 * makes the whole path so, because a use through it would stay unseen.
 */
public final class Path {
    private final int index;
    private final PathKind kind;
    private final String id;
    private final PathUses uses;
    private final Map<String, PathState> members = new HashMap<>();
    private volatile PathInfo info;
    private volatile PathState state = PathState.PENDING;

    Path(int index, PathKind kind, String id, PathInfo info, PathUses uses) {
        this.index = index;
        this.kind = kind;
        this.id = id;
        this.info = info;
        this.uses = uses;
    }

    /** The number that woven code passes to {@code $OldPath.hit}. */
    public int index() {
        return index;
    }

    /** What sort of thing it is. */
    public PathKind kind() {
        return kind;
    }

    /** The id, the same in every version and service. */
    public String id() {
        return id;
    }

    /** What the marks say. */
    public PathInfo info() {
        return info;
    }

    /** Whether its uses are seen. */
    public PathState state() {
        return state;
    }

    /** Who used it. */
    public PathUses uses() {
        return uses;
    }

    /**
     * Notes the state of one member. Failed stays failed: another loader may hold a copy of the class that works, but
     * the one that does not can still be used unseen. Pending changes nothing on a member known better.
     *
     * @param member names the member within the path, such as {@code com.acme.Orders#total()}
     */
    public synchronized void member(String member, PathState memberState) {
        PathState known = members.get(member);
        if (known == PathState.FAILED || (known != null && memberState == PathState.PENDING)) {
            return;
        }
        members.put(member, memberState);
        EnumSet<PathState> all = EnumSet.copyOf(members.values());
        state = all.iterator().next();
    }

    /** Forgets a member that stood for something which has been found since, such as a rule without a match. */
    public synchronized void forget(String member) {
        if (members.remove(member) != null) {
            state = members.isEmpty()
                    ? PathState.PENDING
                    : EnumSet.copyOf(members.values()).iterator().next();
        }
    }

    /** Whether anything carries this path; a rule that names several has found them under their own ids. */
    synchronized boolean hasMembers() {
        return !members.isEmpty();
    }

    synchronized void learn(PathInfo more) {
        info = info.or(more);
    }

    @Override
    public String toString() {
        return kind.label() + " " + id + " (" + state.label() + ")";
    }
}
