package dev.oldpath.weave.use;

import dev.oldpath.ledger.Path;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.classfile.Signature;
import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.model.Member;
import dev.oldpath.weave.type.TypeIndex;
import dev.oldpath.weave.type.TypeShape;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Calls of methods without code whose id implementations may share: one that does counts itself, and one call must not
 * count twice. Thread-safe; what is known about a class goes with it.
 */
public final class SharedCalls {
    private final Crossings crossings;
    private final TypeIndex types;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final ClassValue<Map<Call, Boolean>> countThemselves = new ClassValue<Map<Call, Boolean>>() {
        @Override
        protected Map<Call, Boolean> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    /** Reports the receivers of one such call. */
    public final class Call extends Crossing<Object, Object> {
        private final MemberKey key;
        private final Path path;

        private Call(MemberKey key, Path path) {
            super(crossings);
            this.key = key;
            this.path = path;
        }

        /** The current thread is about to call the method on this object; the attempt to call it on null counts. */
        @Override
        public void crossed(@Nullable Object receiver, @Nullable Object second) {
            if (receiver == null || !doesCountItself(receiver.getClass())) {
                $OldPath.hit(path.index());
            }
        }

        private boolean doesCountItself(Class<?> receiver) {
            Map<Call, Boolean> known = countThemselves.get(receiver);
            Boolean countsItself = known.get(this);
            if (countsItself == null) {
                countsItself = countsItself(receiver, this);
                known.put(this, countsItself);
            }
            return countsItself;
        }
    }

    public SharedCalls(TypeIndex types, Crossings crossings) {
        this.types = types;
        this.crossings = crossings;
    }

    /** Returns what receives calls of a method that count to this path; null when no implementation can have its path. */
    public @Nullable Call call(MemberKey key, Path path) {
        boolean derived = path.id().endsWith('#' + key.name() + Signature.parameters(key.descriptor()));
        return derived ? null : known(key, path);
    }

    private synchronized Call known(MemberKey key, Path path) {
        for (Call call : calls) {
            if (call.path == path && call.key.equals(key)) {
                return call;
            }
        }
        Call call = new Call(key, path);
        calls.add(call);
        return call;
    }

    /** Whether the method that the JVM selects (JVMS 5.4.6) counts to the same path. */
    private boolean countsItself(Class<?> receiver, Call call) {
        for (Class<?> type = receiver; type != null; type = type.getSuperclass()) {
            TypeShape shape = types.find(type.getClassLoader(), Type.getInternalName(type));
            if (shape != null && isCode(shape.member(call.key))) {
                return counts(shape, call);
            }
        }
        for (Class<?> type = receiver; type != null; type = type.getSuperclass()) {
            if (defaultCounts(type, call)) {
                return true;
            }
        }
        return false;
    }

    private boolean defaultCounts(Class<?> type, Call call) {
        for (Class<?> parent : type.getInterfaces()) {
            TypeShape shape = types.find(parent.getClassLoader(), Type.getInternalName(parent));
            boolean counts = shape != null && isCode(shape.member(call.key)) && counts(shape, call);
            if (counts || defaultCounts(parent, call)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isCode(@Nullable Member declared) {
        return declared != null && !declared.is(Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC | Opcodes.ACC_NATIVE);
    }

    private static boolean counts(TypeShape shape, Call call) {
        Member declared = shape.member(call.key);
        if (declared == null || !declared.is(Opcodes.ACC_BRIDGE)) {
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
