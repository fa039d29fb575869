package dev.oldpath.weave.reflection;

import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.type.TypeIndex;
import dev.oldpath.weave.type.TypeShape;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Which old members an uncountable use may reach. Immutable; refers to no class or loader. */
interface Reach {
    /** Whether it may reach a member that is counted at its uses, of a type that has been loaded. */
    boolean has(TypeIndex types, @Nullable ClassLoader loader, TypeShape type, MemberKey key);

    /** Those that do not depend on who is at work. */
    enum Common implements Reach {
        /** What Java serialization reads and writes. */
        SERIALIZED,
        /** The constants of enums. */
        CONSTANTS,
        /** The methods of interfaces. */
        INTERFACES,
        /** Everything. */
        ALL;

        @Override
        public boolean has(TypeIndex types, @Nullable ClassLoader loader, TypeShape type, MemberKey key) {
            switch (this) {
                case SERIALIZED:
                    return Serialized.is(type, key) && Serialized.is(types, loader, type);
                case CONSTANTS:
                    return OldMember.isConstant(type, key);
                case INTERFACES:
                    return type.is(Opcodes.ACC_INTERFACE) && key.isMethod();
                default:
                    return true;
            }
        }
    }
}
