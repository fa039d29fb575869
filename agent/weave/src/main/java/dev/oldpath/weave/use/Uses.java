package dev.oldpath.weave.use;

import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Path;
import dev.oldpath.weave.classfile.Locals;
import dev.oldpath.weave.classfile.Signature;
import dev.oldpath.weave.mark.Found;
import dev.oldpath.weave.type.TypeShape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * What one class uses of what is counted at its uses, by the references in its constant pool; and where it does, once it
 * is woven. Not thread-safe.
 */
public final class Uses {
    private final TypeShape type;
    private final Found own;
    private final SharedCalls shared;
    private final Locals locals;
    private final Map<String, Path> byReference = new HashMap<>();
    private final Set<String> ownFields = new HashSet<>();
    private final Map<String, Set<Path>> byMethod = new HashMap<>();

    /**
     * Creates uses of nothing.
     *
     * @param type the class that uses
     * @param own its own marks
     * @param shared takes the calls that their implementations may count too
     * @param locals those of its methods
     */
    public Uses(TypeShape type, Found own, SharedCalls shared, Locals locals) {
        this.shared = shared;
        this.locals = locals;
        this.type = type;
        this.own = own;
    }

    /**
     * Adds a reference.
     *
     * @param isOwnField whether it means a field that this class declares; it may name one that inherits the field
     */
    void add(String owner, String key, Path path, boolean isOwnField) {
        byReference.put(owner + '.' + key, path);
        if (isOwnField) {
            ownFields.add(owner + '.' + key);
        }
    }

    public boolean isEmpty() {
        return byReference.isEmpty();
    }

    /** Returns what a reference means; null when that is not counted at its uses. */
    @Nullable
    Path of(String owner, String name, String descriptor) {
        return byReference.get(owner + '.' + Signature.key(name, descriptor));
    }

    /** The name of the class as its author knows it. */
    public String className() {
        return Signature.type(type.name());
    }

    /** Whether a use of a field in a method of this class is part of what compilers make of its declaration. */
    boolean isOfDeclaration(
            String method,
            String descriptor,
            int opcode,
            String owner,
            String name,
            String fieldDescriptor,
            Path path) {
        boolean ownField = ownFields.contains(owner + '.' + Signature.key(name, fieldDescriptor));
        switch (opcode) {
            case Opcodes.PUTFIELD:
                return ownField && method.equals("<init>");
            case Opcodes.PUTSTATIC:
                return ownField && method.equals("<clinit>");
            case Opcodes.GETSTATIC:
                return isConstantTable(method, ownField);
            default:
                return ownField && isAccessorWithSameId(method, descriptor, name, path);
        }
    }

    /** All constants of an enum, for values() or for a switch. */
    private boolean isConstantTable(String method, boolean ownField) {
        boolean initializer = method.equals("<clinit>");
        if (ownField) {
            return type.is(Opcodes.ACC_ENUM) && (initializer || method.equals("$values"));
        }
        return (initializer && type.is(Opcodes.ACC_SYNTHETIC)) || method.startsWith("$SWITCH_TABLE$");
    }

    /** A record component with an id of its own, whose accessor has it too: the accessor counts. */
    private boolean isAccessorWithSameId(String method, String descriptor, String name, Path path) {
        if (!type.is(Opcodes.ACC_RECORD) || !method.equals(name) || !descriptor.startsWith("()")) {
            return false;
        }
        Path accessor = own.method(method, descriptor);
        return accessor != null && accessor.id().equals(path.id());
    }

    /** Returns what receives calls of this method; null when no implementation can have its path. */
    SharedCalls.@Nullable Call sharedCall(String name, String descriptor, Path path) {
        return shared.call(name, descriptor, path);
    }

    /** Returns the number of locals that a method (name and descriptor) has; those behind are free. */
    int locals(String method) {
        return locals.of(method);
    }

    /** Notes that a method, by name and descriptor, counts a use of this path. */
    public void counted(String method, Path path) {
        Set<Path> paths = byMethod.get(method);
        if (paths == null) {
            paths = new HashSet<>();
            byMethod.put(method, paths);
        }
        paths.add(path);
    }

    /** What each method counts, by name and descriptor. */
    public Map<String, Set<Path>> counted() {
        return byMethod;
    }

    /** Notes that a use in this class may stay unseen. */
    void uncountable(Path path, String what) {
        path.uncountable(what + " in " + className(), what + " in " + className());
    }

    /** Notes that these methods (name and descriptor) had no room for the counting. */
    public void tooLarge(Set<String> methods, Health health) {
        for (String method : methods) {
            String name = className() + '.' + method.substring(0, method.indexOf('('));
            Set<Path> paths = byMethod.remove(method);
            if (paths == null) {
                continue;
            }
            for (Path path : paths) {
                path.failed("uses in " + name, name + " is too large");
            }
            health.failed(Failure.WEAVE);
            Log.warn(name + " is too large to be woven (64 KiB a method): its uses of old paths cannot be counted");
        }
    }

    /** Notes that the class could not be woven at all. */
    public void failed() {
        for (Path path : byReference.values()) {
            path.failed("uses in " + className(), className() + " cannot be woven");
        }
    }
}
