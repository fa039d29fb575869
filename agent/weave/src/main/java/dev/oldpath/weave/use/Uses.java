package dev.oldpath.weave.use;

import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Path;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.classfile.Signature;
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
    private final SharedCalls shared;
    private final Map<String, Map<MemberKey, Path>> byReference = new HashMap<>();
    private final Map<String, Set<MemberKey>> ownFields = new HashMap<>();
    private final Map<MemberKey, Set<Path>> byMethod = new HashMap<>();
    private final Set<Path> countingInside = new HashSet<>();
    private boolean passingOn;

    /**
     * Creates uses of nothing.
     *
     * @param type the class that uses
     * @param shared takes the calls that their implementations may count too
     */
    public Uses(TypeShape type, SharedCalls shared) {
        this.shared = shared;
        this.type = type;
    }

    /** The class may pass on calls that its caller has counted. */
    public Uses passingOn() {
        passingOn = true;
        return this;
    }

    /** Whether it may. */
    boolean arePassedOn() {
        return passingOn;
    }

    /**
     * Adds a reference.
     *
     * @param countsInside whether it means a method whose own code counts
     * @param isOwnField whether it means a field that this class declares; it may name one that inherits the field
     */
    void add(String owner, MemberKey key, Path path, boolean isOwnField, boolean countsInside) {
        if (countsInside) {
            countingInside.add(path);
        }
        Map<MemberKey, Path> ofOwner = byReference.get(owner);
        if (ofOwner == null) {
            ofOwner = new HashMap<>();
            byReference.put(owner, ofOwner);
        }
        ofOwner.put(key, path);
        if (isOwnField) {
            Set<MemberKey> own = ownFields.get(owner);
            if (own == null) {
                own = new HashSet<>();
                ownFields.put(owner, own);
            }
            own.add(key);
        }
    }

    /** Whether the path is that of a method whose own code counts: its caller counts what runs other code. */
    boolean countsInside(Path path) {
        return countingInside.contains(path);
    }

    public boolean isEmpty() {
        return byReference.isEmpty();
    }

    /** Returns what a reference means; null when that is not counted at its uses. */
    @Nullable
    Path of(String owner, MemberKey key) {
        Map<MemberKey, Path> ofOwner = byReference.get(owner);
        return ofOwner == null ? null : ofOwner.get(key);
    }

    /** Whether a reference means something that is counted at its uses. */
    public boolean has(String owner, MemberKey key) {
        return of(owner, key) != null;
    }

    /** The name of the class as its author knows it. */
    public String className() {
        return Signature.type(type.name());
    }

    /** Whether a use of a field in a method of this class is part of what compilers make of its declaration. */
    boolean isOfDeclaration(MemberKey method, int opcode, String owner, MemberKey field, Path path) {
        Set<MemberKey> own = ownFields.get(owner);
        boolean ownField = own != null && own.contains(field);
        if (ownField && type.old().inside().get(method) == path) {
            return true; // an accessor counts
        }
        switch (opcode) {
            case Opcodes.PUTFIELD:
                return ownField && method.name().equals("<init>");
            case Opcodes.PUTSTATIC:
                return ownField && method.name().equals("<clinit>");
            case Opcodes.GETSTATIC:
                return isConstantTable(method.name(), ownField);
            default:
                return ownField && isAccessorWithSameId(method, field.name(), path);
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
    private boolean isAccessorWithSameId(MemberKey method, String field, Path path) {
        if (!type.is(Opcodes.ACC_RECORD)
                || !method.name().equals(field)
                || !method.descriptor().startsWith("()")) {
            return false;
        }
        Path accessor = type.old().path(method);
        return accessor != null && accessor.id().equals(path.id());
    }

    /** Returns what receives calls of this method of which the receiver's class decides what runs. */
    SharedCalls.Call sharedCall(MemberKey key, Path path) {
        return shared.call(key, path);
    }

    /** Returns the number of locals that a method has; those behind are free. */
    int locals(MemberKey method) {
        return type.outline().locals(method);
    }

    /** Notes that a method counts a use of this path. */
    public void counted(MemberKey method, Path path) {
        Set<Path> paths = byMethod.get(method);
        if (paths == null) {
            paths = new HashSet<>();
            byMethod.put(method, paths);
        }
        paths.add(path);
    }

    /** What each method counts. */
    public Map<MemberKey, Set<Path>> counted() {
        return byMethod;
    }

    /** Notes that a use in this class may not be counted. */
    void uncountable(Path path, String what) {
        path.uncountable(what + " in " + className(), what + " in " + className());
    }

    /** Notes that these methods had no room for the counting. */
    public void tooLarge(Set<MemberKey> methods, Health health) {
        for (MemberKey method : methods) {
            String name = className() + '.' + method.name();
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
        for (Map<MemberKey, Path> ofOwner : byReference.values()) {
            for (Path path : ofOwner.values()) {
                path.failed("uses in " + className(), className() + " cannot be woven");
            }
        }
    }
}
