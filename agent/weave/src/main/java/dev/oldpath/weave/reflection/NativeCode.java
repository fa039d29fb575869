package dev.oldpath.weave.reflection;

import dev.oldpath.weave.classfile.Signature;
import dev.oldpath.weave.model.Member;
import dev.oldpath.weave.rule.Scope;
import dev.oldpath.weave.type.NamedTypes;
import dev.oldpath.weave.type.TypeIndex;
import dev.oldpath.weave.type.TypeShape;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Native code, which uses fields and calls methods by their names (JNI) where nobody sees it. That of the application
 * may know all of the application; that of a library knows itself and what its methods name. Thread-safe.
 */
final class NativeCode {
    private final Scope scope;
    private final TypeIndex types;
    private final UncountableUses uncountableUses;
    /** Classes whose native code belongs together. Two are enough: each reaches what the other leaves out. */
    private final List<String> together = new CopyOnWriteArrayList<>();

    NativeCode(Scope scope, TypeIndex types, UncountableUses uncountableUses) {
        this.scope = scope;
        this.types = types;
        this.uncountableUses = uncountableUses;
    }

    /** A type is being loaded. */
    void loaded(@Nullable ClassLoader loader, TypeShape type) {
        NamedTypes named = null;
        for (Member member : type.members()) {
            if (member.is(Opcodes.ACC_NATIVE)) {
                named = named != null ? named : new NamedTypes(types, loader);
                named.add(type);
                named.addThoseOf(member.key());
            }
        }
        if (named != null) {
            String by = type.name();
            uncountableUses.add(
                    new NativeReach(by, named.names(), isOneOfTwo(by) ? scope : null),
                    "native code of " + Signature.type(by) + " may use it");
        }
    }

    private synchronized boolean isOneOfTwo(String by) {
        int others = 0;
        for (String other : together) {
            if (other.equals(by)) {
                return true;
            }
            others += scope.belongTogether(by, other) ? 1 : 0;
        }
        if (others >= 2 || !scope.belongTogether(by, by)) {
            return false;
        }
        return together.add(by);
    }
}
