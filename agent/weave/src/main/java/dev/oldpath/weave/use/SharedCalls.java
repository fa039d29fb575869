package dev.oldpath.weave.use;

import dev.oldpath.ledger.Path;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.classfile.WeakLoaders;
import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.mark.Accesses;
import dev.oldpath.weave.model.Member;
import dev.oldpath.weave.type.TypeIndex;
import dev.oldpath.weave.type.TypeShape;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Calls of old methods of which the receiver's class decides what runs: methods without code, and methods that may be
 * overridden. The caller counts where the code that runs does not count to the same path, so that the call is one use
 * whichever bodies it runs: what is behind a proxy must not count it again. Thread-safe; refers to no class.
 */
public final class SharedCalls {
    /** What a call on an object of some class runs. */
    private enum Body {
        /** Code that counts to the path of the call. */
        COUNTS,
        /** Code that does not, and leads to none that does. */
        OTHER,
        /** Code that does not, and may call code of a superclass that does. */
        OVERRIDE,
        /** Code that does not, and may pass the call on by reflection: a proxy, or a class that somebody generated. */
        PROXY
    }

    private final Crossings crossings;
    private final TypeIndex types;
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    /** Reports the receivers of one such call. */
    public final class Call extends Crossing<Object, Object> {
        private final MemberKey key;
        private final Path path;
        private final int hit;
        /** What runs, by the name of the receiver's class. */
        private final WeakLoaders<Map<String, Body>> bodies = new WeakLoaders<>();
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

        /** The current thread is about to call the method on this object; the attempt to call it on null counts. */
        @Override
        public void crossed(@Nullable Object receiver, @Nullable Object second) {
            Body body = receiver == null ? Body.OTHER : body(receiver.getClass());
            if (countedByCallers) {
                $OldPath.left(); // what an earlier caller counted is not what this one will run
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

        /** The same by reflection, which may be how a proxy passes on what its caller has counted. */
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
            Map<String, Body> known = bodies.get(loader);
            known = known != null ? known : bodies.getOrAdd(loader, new ConcurrentHashMap<>());
            Body body = known.get(receiver.getName());
            if (body == null) {
                body = SharedCalls.this.body(receiver, this);
                known.put(receiver.getName(), body);
            }
            if (body == Body.COUNTS) {
                last = new WeakReference<>(receiver);
            }
            return body;
        }
    }

    public SharedCalls(TypeIndex types, Crossings crossings) {
        this.types = types;
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

    /** Finds the method that the JVM selects (JVMS 5.4.6). */
    private Body body(Class<?> receiver, Call call) {
        Class<?> parent = receiver.getSuperclass();
        if (parent != null && parent.getName().equals("java.lang.reflect.Proxy")) {
            return Body.PROXY;
        }
        boolean overrides = false;
        for (Class<?> type = receiver; type != null && type.getClassLoader() != null; type = type.getSuperclass()) {
            TypeShape shape = types.find(type.getClassLoader(), Type.getInternalName(type));
            if (shape == null) {
                return Body.PROXY; // a generated class, say, which may answer by itself or pass the call on
            }
            Member declared = shape.member(call.key);
            if (declared == null || !isCode(declared) || isBridgeToParent(shape, declared)) {
                continue;
            }
            if (counts(shape, declared, call)) {
                return overrides ? Body.OVERRIDE : Body.COUNTS;
            }
            overrides = true;
        }
        for (Class<?> type = receiver; type != null; type = type.getSuperclass()) {
            if (defaultCounts(type, call)) {
                return overrides ? Body.OVERRIDE : Body.COUNTS;
            }
        }
        for (Class<?> type = receiver; type != null; type = type.getSuperclass()) {
            if (hasBodyElsewhere(type, call)) {
                return Body.OVERRIDE;
            }
        }
        return Body.OTHER;
    }

    /** Whether Kotlin has put the code of an interface's method into a class of its own, where {@code super} finds it. */
    private boolean hasBodyElsewhere(Class<?> type, Call call) {
        for (Class<?> parent : type.getInterfaces()) {
            TypeShape bodies = types.find(parent.getClassLoader(), Type.getInternalName(parent) + "$DefaultImpls");
            if ((bodies != null && bodies.inside().containsValue(call.path)) || hasBodyElsewhere(parent, call)) {
                return true;
            }
        }
        return false;
    }

    private boolean defaultCounts(Class<?> type, Call call) {
        for (Class<?> parent : type.getInterfaces()) {
            TypeShape shape = types.find(parent.getClassLoader(), Type.getInternalName(parent));
            Member declared = shape == null ? null : shape.member(call.key);
            if (shape != null && declared != null && isCode(declared)) {
                return counts(shape, declared, call);
            }
            if (defaultCounts(parent, call)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCode(Member method) {
        return !method.is(Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC | Opcodes.ACC_NATIVE);
    }

    /** Whether a compiler has added the method so that a public class shows what it inherits from a hidden one. */
    private static boolean isBridgeToParent(TypeShape shape, Member declared) {
        if (!declared.is(Opcodes.ACC_BRIDGE)) {
            return false;
        }
        for (Member other : shape.members()) {
            if (other != declared
                    && other.key().isMethod()
                    && other.key().name().equals(declared.key().name())) {
                return false;
            }
        }
        return true;
    }

    private static boolean counts(TypeShape shape, Member declared, Call call) {
        if (!declared.is(Opcodes.ACC_BRIDGE)) {
            return shape.inside().get(call.key) == call.path;
        }
        // A bridge calls the method of the same name that the author wrote.
        for (Map.Entry<MemberKey, Path> method : shape.inside().entrySet()) {
            if (method.getKey().name().equals(call.key.name()) && method.getValue() == call.path) {
                return true;
            }
        }
        return false;
    }
}
