package dev.oldpath.weave.mark;

import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.PathState;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.classfile.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The marks of one class, until it is known what becomes of them. Not thread-safe. */
public final class Found implements MarkSink {
    private static final PathInfo BY_RULE =
            new PathInfo.Builder().scope(PathInfo.RULE).build();

    private final Paths paths;
    private final String internalName;
    private final List<Path> marked = new ArrayList<>();
    private final List<String> members = new ArrayList<>();
    private final List<Counting> countings = new ArrayList<>();
    private final Map<String, Integer> atSites = new HashMap<>();
    private final Map<String, Integer> inside = new HashMap<>();

    public Found(Paths paths, String internalName) {
        this.paths = paths;
        this.internalName = internalName;
    }

    @Override
    public int mark(PathKind kind, String id, PathInfo info, String member, Counting counting) {
        // A member that no mark finds: another of the same path may have one.
        boolean ruled = info.scope() == null && kind != PathKind.BRANCH;
        Path path = paths.register(kind, id, ruled ? BY_RULE.or(info) : info);
        marked.add(path);
        members.add(member);
        countings.add(counting);
        return path.index();
    }

    @Override
    public void atSites(String key, int path) {
        atSites.put(key, path);
    }

    @Override
    public void inside(String key, int path) {
        inside.put(key, path);
    }

    /** The paths of the methods that count their uses themselves, by key. */
    public Map<String, Integer> inside() {
        return inside;
    }

    /** The paths of the members whose uses are counted where they happen, by key. */
    public Map<String, Integer> atSites() {
        return atSites;
    }

    /** The path of a method of this class; null when it is not marked. */
    @Nullable
    public Path method(String name, String descriptor) {
        int index = members.indexOf(member(name, descriptor));
        return index < 0 ? null : marked.get(index);
    }

    private String member(String name, String descriptor) {
        return Signature.type(internalName) + '#' + name + Signature.parameters(descriptor);
    }

    /** Notes that these methods (name and descriptor) had no room for the counting. */
    public void tooLarge(Set<String> methods, Health health) {
        for (String method : methods) {
            int descriptor = method.indexOf('(');
            String name = method.substring(0, descriptor);
            Path path = method(name, method.substring(descriptor));
            if (path != null) {
                String member = member(name, method.substring(descriptor));
                path.failed(member, Signature.type(internalName) + '.' + name + " is too large");
                health.failed(Failure.WEAVE);
                Log.warn(member + " is too large to be woven (64 KiB a method): its uses cannot be counted");
            }
        }
    }

    /** Whether anything has to be woven into this class for its marks. */
    public boolean hasInside() {
        return countings.contains(Counting.INSIDE);
    }

    public void enter(PathState state) {
        for (int i = 0; i < marked.size(); i++) {
            String reason = countings.get(i).reason();
            if (reason == null || state == PathState.FAILED) {
                marked.get(i).note(members.get(i), state, null);
            } else {
                marked.get(i).uncountable(members.get(i), reason);
            }
        }
    }
}
