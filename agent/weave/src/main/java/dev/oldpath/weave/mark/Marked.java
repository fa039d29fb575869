package dev.oldpath.weave.mark;

import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathState;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.classfile.Signature;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is old in one class. Immutable. */
public final class Marked {
    private static final String CHANGED = "another agent has changed its class and may run other code in its place";

    private final String internalName;
    private final Map<MemberKey, Old> members;
    private final Map<String, Old> branches;
    private final Map<MemberKey, Path> atSites = new HashMap<>();
    private final Map<MemberKey, Path> inside = new HashMap<>();
    private final Map<MemberKey, Path> overridable = new HashMap<>();

    Marked(String internalName, Map<MemberKey, Old> members, Map<String, Old> branches) {
        this.internalName = internalName;
        this.members = members;
        this.branches = branches;
        for (Map.Entry<MemberKey, Old> member : members.entrySet()) {
            Counting counting = member.getValue().counting();
            if (counting.isInside()) {
                inside.put(member.getKey(), member.getValue().path());
                if (member.getValue().isOverridable()) {
                    overridable.put(member.getKey(), member.getValue().path());
                }
            } else if (counting.isAtSites()) {
                atSites.put(member.getKey(), member.getValue().path());
            }
        }
    }

    /** Returns that nothing is old in a class. */
    public static Marked nothing(String internalName) {
        return new Marked(internalName, Collections.emptyMap(), Collections.emptyMap());
    }

    /** The paths of the methods that count their uses themselves. */
    public Map<MemberKey, Path> inside() {
        return inside;
    }

    /**
     * Those of them that a subtype may override: a call that runs another body is counted by the caller.
     */
    public Map<MemberKey, Path> overridable() {
        return overridable;
    }

    /** The paths of the members whose uses are counted where they happen. */
    public Map<MemberKey, Path> atSites() {
        return atSites;
    }

    /** What is old about a method that counts its uses itself; null for all other members. */
    public @Nullable Old countingInside(MemberKey key) {
        return inside.containsKey(key) ? members.get(key) : null;
    }

    /** The path of a branch with this id; null when there is none. */
    public @Nullable Path branch(String id) {
        Old branch = branches.get(id);
        return branch == null ? null : branch.path();
    }

    /** The path of a member of this class; null when it is not old. */
    public @Nullable Path path(MemberKey key) {
        Old old = members.get(key);
        return old == null ? null : old.path();
    }

    /** The paths of all its old members, however they are counted. */
    public Map<MemberKey, Path> paths() {
        Map<MemberKey, Path> paths = new LinkedHashMap<>();
        for (Map.Entry<MemberKey, Old> member : members.entrySet()) {
            paths.put(member.getKey(), member.getValue().path());
        }
        return paths;
    }

    /** The ids that its code marks as branches. */
    public Set<String> branches() {
        return branches.keySet();
    }

    /** Whether anything has to be woven into this class for its marks. */
    public boolean hasInside() {
        return !inside.isEmpty() || !branches.isEmpty();
    }

    /** Notes that these methods had no room for the counting. */
    public void tooLarge(Set<MemberKey> methods, Health health) {
        for (MemberKey method : methods) {
            Old old = members.get(method);
            if (old != null) {
                old.path().failed(old.where(), Signature.type(internalName) + '.' + method.name() + " is too large");
                health.failed(Failure.WEAVE);
                Log.warn(old.where() + " is too large to be woven (64 KiB a method): its uses cannot be counted");
            }
        }
    }

    /** The class has not been loaded. */
    public void pending() {
        note(PathState.PENDING);
    }

    /** The class counts. */
    public void watched() {
        note(PathState.WATCHED);
    }

    /** The class could not be read or woven. */
    public void failed() {
        note(PathState.FAILED);
    }

    /** Another agent changes the class after this one. */
    public void changedByAnother() {
        for (MemberKey method : inside.keySet()) {
            Old old = members.get(method);
            if (old != null) {
                old.path().uncountable(old.where() + ": " + CHANGED, CHANGED);
            }
        }
    }

    private void note(PathState state) {
        for (Old member : members.values()) {
            member.note(state);
        }
        for (Old branch : branches.values()) {
            branch.note(state);
        }
    }
}
