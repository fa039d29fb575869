package dev.oldpath.weave.reflection;

import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.model.Member;
import dev.oldpath.weave.rule.Scope;
import dev.oldpath.weave.type.TypeIndex;
import dev.oldpath.weave.type.TypeShape;
import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * What the native code of one class may use: types that its methods name and, if it knows them, those that belong
 * together with it. It does not use its own native methods: it can call the functions behind them directly.
 */
final class NativeReach implements Reach {
    private final String by;
    private final Set<String> names;
    private final @Nullable Scope together;

    /**
     * Creates it.
     *
     * @param by the class
     * @param names of types
     * @param together which types belong together; null when it knows none but those
     */
    NativeReach(String by, Set<String> names, @Nullable Scope together) {
        this.by = by;
        this.names = names;
        this.together = together;
    }

    static boolean isNative(TypeShape type, MemberKey key) {
        Member declared = type.member(key);
        return declared != null && declared.is(Opcodes.ACC_NATIVE);
    }

    @Override
    public boolean has(TypeIndex types, @Nullable ClassLoader loader, TypeShape type, MemberKey key) {
        boolean known = names.contains(type.name()) || (together != null && together.belongTogether(by, type.name()));
        return known && !(by.equals(type.name()) && isNative(type, key));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NativeReach
                && by.equals(((NativeReach) other).by)
                && names.equals(((NativeReach) other).names)
                && together == ((NativeReach) other).together;
    }

    @Override
    public int hashCode() {
        return by.hashCode();
    }
}
