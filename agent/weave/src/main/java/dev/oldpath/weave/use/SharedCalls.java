package dev.oldpath.weave.use;

import dev.oldpath.ledger.Path;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.mark.Accesses;
import dev.oldpath.weave.type.TypeIndex;
import dev.oldpath.weave.use.BodySelection.Body;
import dev.oldpath.weave.weak.WeakLoaders;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Calls of old methods of which the receiver's class decides what runs: methods without code, and methods that may be
 * overridden. The caller counts where the code that runs does not count to the same path, so that the call is one use
 * whichever bodies it runs: what is behind a proxy must not count it again. Thread-safe; refers to no class.
 */
public final class SharedCalls {
    private final Crossings crossings;
    private final BodySelection bodies;
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /** Reports the receivers of one such call. */
    public final class Call extends Crossing<Object, Object> {
        private final MemberKey key;
        private final Path path;
        private final int hit;
        /** What runs, by the name of the receiver's class. */
        private final WeakLoaders<Map<String, Body>> known = new WeakLoaders<>();
        /** The last class whose code counts: most calls have receivers of one class. */
        private volatile WeakReference<Class<?>> last = new WeakReference<>(null);

        private volatile boolean countedByCallers;
        private volatile boolean overridden;
        private volatile @Nullable String handle;

        private Call(MemberKey key, Path path) {
            super(crossings);
            this.key = key;
            this.path = path;
            hit = Accesses.hit(path, key);
        }

        /**
         * The current thread is about to call the method on this object; the attempt to call it on null counts.
         *
         * @param second the same object where the caller may pass a call on, else null
         */
        @Override
        public void crossed(@Nullable Object receiver, @Nullable Object second) {
            if (second != null) {
                crossedByReflection(receiver);
                return;
            }
            Body body = receiver == null ? Body.OTHER : body(receiver.getClass());
            if (countedByCallers) {
                $OldPath.forgetCaller(); // what an earlier caller counted is not what this one will run
            }
            count(body);
        }

        private void count(Body body) {
            if (body == Body.OTHER) {
                $OldPath.hit(hit);
            } else if (body != Body.COUNTS) {
                countedByCallers = true;
                $OldPath.hitByCaller(hit, body == Body.PROXY);
            }
        }

        /** The same by reflection or generated code, which may be how a proxy passes on what its caller has counted. */
        public void crossedByReflection(@Nullable Object receiver) {
            Body body = receiver == null ? Body.OTHER : body(receiver.getClass());
            if (!countedByCallers || !$OldPath.isPassedOn(hit, body == Body.OTHER)) {
                count(body);
            }
        }

        /** Somebody has a handle on the method; who calls it cannot be seen, and so not which body runs. */
        public void handled(String reason) {
            handle = reason;
            if (overridden) {
                path.uncountable(key + ": " + reason, reason);
            }
        }

        /** A class that is loading overrides the method with code that does not count to its path. */
        public void overridden() {
            overridden = true;
            String reason = handle;
            if (reason != null) {
                path.uncountable(key + ": " + reason, reason);
            }
        }

        private Body body(Class<?> receiver) {
            if (last.get() == receiver) {
                return Body.COUNTS;
            }
            ClassLoader loader = receiver.getClassLoader();
            Map<String, Body> byName = known.get(loader);
            byName = byName != null ? byName : known.getOrAdd(loader, new ConcurrentHashMap<>());
            Body body = byName.get(receiver.getName());
            if (body == null) {
                body = bodies.of(receiver, key, path);
                byName.put(receiver.getName(), body);
            }
            if (body == Body.COUNTS) {
                last = new WeakReference<>(receiver);
            }
            return body;
        }
    }

    public SharedCalls(TypeIndex types, Crossings crossings) {
        bodies = new BodySelection(types);
        this.crossings = crossings;
    }

    /** Returns what receives calls of a method that count to this path. */
    public synchronized Call call(MemberKey key, Path path) {
        for (Call call : calls) {
            if (call.path == path && call.key.equals(key)) {
                return call;
            }
        }
        Call call = new Call(key, path);
        calls.add(call);
        return call;
    }
}
