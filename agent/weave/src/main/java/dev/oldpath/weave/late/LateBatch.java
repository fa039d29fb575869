package dev.oldpath.weave.late;

import dev.oldpath.ledger.Path;
import dev.oldpath.weave.classfile.Archive;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.pool.ConstantPool;
import dev.oldpath.weave.pool.Mentions;
import dev.oldpath.weave.use.Uses;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Marks for which loaded classes are woven again together. Not thread-safe. */
final class LateBatch {
    private final List<LateMark> marks;
    private final Set<Path> paths = new HashSet<>();
    private final Mentions names;
    private final Set<String> methods = new HashSet<>();
    private @Nullable OldFrames calls;

    LateBatch(List<LateMark> marks) {
        this.marks = marks;
        List<String> found = new ArrayList<>();
        for (LateMark mark : marks) {
            found.add(mark.name);
            paths.add(mark.path);
        }
        names = new Mentions(found);
    }

    /** Whether a class may use what is marked. What its loader does not show may. */
    boolean mayUse(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        try (InputStream in = loader == null
                ? null
                : loader.getResourceAsStream(type.getName().replace('.', '/') + ".class")) {
            return in == null || (ConstantPool.look(Archive.bytes(in), false, names) & ConstantPool.USE) != 0;
        } catch (Throwable e) {
            return true; // the application's code
        }
    }

    /** Takes what has been woven into a class. */
    void woven(Uses uses) {
        for (Map.Entry<MemberKey, Set<Path>> method : uses.counted().entrySet()) {
            for (Path path : method.getValue()) {
                if (paths.contains(path)) {
                    String name = method.getKey().name();
                    methods.add(uses.className() + '.' + name);
                }
            }
        }
    }

    /** Finds the calls that began in code which does not count. */
    void lookForCalls() {
        calls = new OldFrames(methods);
    }

    /** Whether all uses of the marks are counted from now on; tells the paths. */
    boolean isDone() {
        if (calls == null || calls.remain()) {
            return false;
        }
        for (LateMark mark : marks) {
            mark.path.forget(mark.member);
        }
        return true;
    }

    void failed(String reason) {
        for (Path path : paths) {
            path.failed(reason, reason);
        }
    }
}
