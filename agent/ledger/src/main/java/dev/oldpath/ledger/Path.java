package dev.oldpath.ledger;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An old path as this JVM knows it. Thread-safe.
 *
 * <p>A path has members: the methods, branches or rules that share its id. One member that is failed or uncountable
 * makes the whole path so, because a use through it would not be counted.
 */
public final class Path {
    /** What to add to {@link #index} for a write, in a kind that counts reads and writes apart. */
    public static final int WRITE = 1;

    private final int index;
    private final PathKind kind;
    private final String id;
    private final PathUses uses;
    private final @Nullable PathUses writes;
    private final Map<String, Member> members = new HashMap<>();
    private volatile PathInfo info;
    private volatile Member worst = Member.NONE;

    /** What is known about one member. */
    private static final class Member {
        static final Member NONE = new Member(PathState.PENDING, null);
        /** Of rules that share an id one names nothing: it may be mistyped, and the others do not see its uses. */
        static final Member PARTLY_ABSENT = new Member(PathState.FAILED, "one of its rules names nothing");

        final PathState state;
        final @Nullable String reason;

        Member(PathState state, @Nullable String reason) {
            this.state = state;
            this.reason = reason;
        }

        /** Of two that are as bad the one with the first reason, so that the result does not depend on their order. */
        Member worse(Member other) {
            int order = state.compareTo(other.state);
            if (order == 0) {
                order = reason == null ? 1 : other.reason == null ? -1 : reason.compareTo(other.reason);
            }
            return order <= 0 ? this : other;
        }
    }

    Path(int index, PathKind kind, String id, PathInfo info, int maxClients) {
        this.index = index;
        this.kind = kind;
        this.id = id;
        this.info = info;
        this.uses = new PathUses(maxClients);
        this.writes = kind.hasAccess() ? new PathUses(maxClients) : null;
    }

    /** The number that woven code passes to {@code $OldPath.hit}; of a kind that counts reads and writes apart, for a read. */
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

    /** The description in the marks. */
    public PathInfo info() {
        return info;
    }

    /** Whether its uses are counted. */
    public PathState state() {
        return worst.state;
    }

    /** Why uses may not be counted, in a few words; null when all are counted, or when the reason is unknown. */
    public @Nullable String reason() {
        return worst.reason;
    }

    /** Who used it; of a kind that counts reads and writes apart, who read it. */
    public PathUses uses() {
        return uses;
    }

    /** Who wrote it; null for a kind that does not count reads and writes apart. */
    public @Nullable PathUses writes() {
        return writes;
    }

    /** The uses that woven code counts with this number: {@link #index} or, for a write, the one after it. */
    PathUses usesAt(int hit) {
        return writes == null || hit == index ? uses : writes;
    }

    /**
     * Every use of this member counts.
     *
     * @param where names the member within the path, such as {@code com.acme.Orders#total()}
     */
    public void watched(String where) {
        note(where, PathState.WATCHED, null);
    }

    /** This member, named as for {@link #watched}, has not been loaded; nothing changes if more is known about it. */
    public void pending(String where) {
        note(where, PathState.PENDING, null);
    }

    /**
     * Uses through this member, named as for {@link #watched}, may not be counted because something went wrong. It stays so:
     * another loader may hold a copy of the class that works, but the one that does not can still be used without being counted.
     *
     * @param why in a few words without anything that changes from run to run; null when there is nothing to add
     */
    public void failed(String where, @Nullable String why) {
        note(where, PathState.FAILED, why);
    }

    /**
     * Uses through this member, named as for {@link #watched}, may not be counted, by their nature.
     *
     * @param why as for {@link #failed}
     */
    public void uncountable(String where, @Nullable String why) {
        note(where, PathState.UNCOUNTABLE, why);
    }

    /** Notes any state of one member, as the method that is named after the state does. */
    public synchronized void note(String where, PathState memberState, @Nullable String why) {
        Member known = members.get(where);
        if (known != null && (known.state == PathState.FAILED || memberState == PathState.PENDING)) {
            return;
        }
        members.put(where, new Member(memberState, why));
        worst = worst();
    }

    /**
     * Notes what is known about a rule by now, whatever was known before.
     *
     * @param reason as for {@link #failed}
     */
    public synchronized void notFound(String member, PathState memberState, @Nullable String reason) {
        members.put(member, new Member(memberState, reason));
        worst = worst();
    }

    private Member worst() {
        Member found = null;
        boolean absent = false;
        for (Member member : members.values()) {
            found = found == null ? member : found.worse(member);
            absent |= member.state == PathState.ABSENT;
        }
        if (found == null) {
            return Member.NONE;
        }
        return absent && found.state != PathState.ABSENT ? found.worse(Member.PARTLY_ABSENT) : found;
    }

    /** Forgets a placeholder, such as that of a rule without a match, once the code that it names has been found. */
    public synchronized void forget(String member) {
        if (members.remove(member) != null) {
            worst = worst();
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
        return kind.label() + " " + id + " (" + state().label() + ")";
    }
}
