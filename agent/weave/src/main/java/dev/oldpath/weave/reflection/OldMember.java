package dev.oldpath.weave.reflection;

import dev.oldpath.ledger.Path;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.model.Member;
import dev.oldpath.weave.type.TypeShape;
import dev.oldpath.weave.use.SharedCalls;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicBoolean;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** A member of a loaded class that is counted at its uses. Thread-safe. */
final class OldMember {
    private final MemberKey key;
    private final String name;
    private final Path path;
    /** Whether the class has another field of this name, which only obfuscators make. */
    private final boolean namesake;

    private final boolean constant;
    private final SharedCalls.@Nullable Call sharedCall;
    private final boolean inside;
    private final AtomicBoolean handled = new AtomicBoolean();

    /**
     * Creates it.
     *
     * @param inside whether its own code counts, or that of what it implements
     */
    OldMember(TypeShape shape, MemberKey key, Path path, boolean inside, SharedCalls shared) {
        this.inside = inside;
        this.key = key;
        this.path = path;
        this.name = key.name().intern();
        this.namesake = shape.hasNamesake(key);
        this.constant = isConstant(shape, key);
        this.sharedCall = isField() || isConstructor() ? null : shared.call(key, path);
    }

    MemberKey key() {
        return key;
    }

    Path path() {
        return path;
    }

    /** Whether it has this name; quick for the names that reflection has, which are interned. */
    boolean is(String otherName) {
        return name.equals(otherName);
    }

    /** Whether it is this field of its class. */
    boolean is(Field field) {
        return is(field.getName()) && isField() && (!namesake || has(Type.getDescriptor(field.getType())));
    }

    /** Whether it is this method of its class. */
    boolean is(Method method) {
        return is(method.getName()) && !isField() && has(Type.getMethodDescriptor(method));
    }

    boolean isField() {
        return !key.isMethod();
    }

    /** Whether it is a constructor of a type that is old itself. */
    boolean isConstructor() {
        return is("<init>");
    }

    boolean isConstant() {
        return constant;
    }

    /** Whether its own code counts, so that only calls which run other code are counted by the caller. */
    boolean countsInside() {
        return inside;
    }

    /** What receives calls of it; null when it is a field. */
    SharedCalls.@Nullable Call sharedCall() {
        return sharedCall;
    }

    private boolean has(String otherDescriptor) {
        return key.descriptor().equals(otherDescriptor);
    }

    /** Whether nobody has had a handle on it; true once. */
    boolean isFirstHandle() {
        return !handled.getAndSet(true);
    }

    /** Whether a member of an enum is one of its constants. */
    static boolean isConstant(TypeShape shape, MemberKey key) {
        Member declared = shape.member(key);
        return declared != null && declared.is(Opcodes.ACC_ENUM) && key.isConstantOf(shape.name());
    }
}
