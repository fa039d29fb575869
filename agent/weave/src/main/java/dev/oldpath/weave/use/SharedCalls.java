package dev.oldpath.weave.use;

import dev.oldpath.ledger.Path;
import dev.oldpath.weave.classfile.Signature;
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
    /** Numbers from here on, in {@code $OldPath.reflected}, stand for such a call; the object is its receiver. */
    public static final int FIRST = 1_000;

    private final TypeIndex types;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final ClassValue<Map<Call, Boolean>> countThemselves = new ClassValue<Map<Call, Boolean>>() {
        @Override
        protected Map<Call, Boolean> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private static final class Call {
        final String key;
        final int path;

        Call(String key, int path) {
            this.key = key;
            this.path = path;
        }
    }

    public SharedCalls(TypeIndex types) {
        this.types = types;
    }

    /** Returns what stands for calls of a method that count to this path; 0 when no implementation can have its path. */
    public int number(String name, String descriptor, Path path) {
        boolean derived = path.id().endsWith('#' + name + Signature.parameters(descriptor));
        return derived ? 0 : number(Signature.key(name, descriptor), path.index());
    }

    private synchronized int number(String key, int path) {
        for (int i = 0; i < calls.size(); i++) {
            if (calls.get(i).path == path && calls.get(i).key.equals(key)) {
                return FIRST + i;
            }
        }
        calls.add(new Call(key, path));
        return FIRST + calls.size() - 1;
    }

    /** The current thread is about to call the method on this object; the attempt to call it on null counts. */
    public void called(@Nullable Object receiver, int number) {
        Call call = calls.get(number - FIRST);
        if (receiver == null) {
            $OldPath.hit(call.path);
            return;
        }
        Map<Call, Boolean> known = countThemselves.get(receiver.getClass());
        Boolean countsItself = known.get(call);
        if (countsItself == null) {
            countsItself = countsItself(receiver.getClass(), call);
            known.put(call, countsItself);
        }
        if (!countsItself) {
            $OldPath.hit(call.path);
        }
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

    private static boolean isCode(@Nullable Integer access) {
        return access != null && (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_STATIC | Opcodes.ACC_NATIVE)) == 0;
    }

    private static boolean counts(TypeShape shape, Call call) {
        Integer access = shape.member(call.key);
        if (access == null || (access & Opcodes.ACC_BRIDGE) == 0) {
            return Integer.valueOf(call.path).equals(shape.inside().get(call.key));
        }
        // A bridge calls the method of the same name that the author wrote.
        String name = call.key.substring(0, call.key.indexOf('.') + 1);
        for (Map.Entry<String, Integer> method : shape.inside().entrySet()) {
            if (method.getKey().startsWith(name) && method.getValue() == call.path) {
                return true;
            }
        }
        return false;
    }
}
