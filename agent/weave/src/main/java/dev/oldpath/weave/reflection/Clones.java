package dev.oldpath.weave.reflection;

import dev.oldpath.ledger.Path;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.type.TypeIndex;
import dev.oldpath.weave.type.TypeShape;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Objects of old types that are copied without running a constructor. */
final class Clones {
    private static final String REASON = "objects are cloned without it";

    private Clones() {}

    /** A type is being loaded. A {@code clone()} of its own that is old counts itself. */
    static void loaded(TypeIndex types, @Nullable ClassLoader loader, TypeShape type) {
        Map<MemberKey, Path> constructors = type.constructorsOfMarkedType();
        if (constructors.isEmpty() || hasOldClone(type) || !Serialized.isCloneable(types, loader, type)) {
            return;
        }
        for (Map.Entry<MemberKey, Path> constructor : constructors.entrySet()) {
            constructor.getValue().uncountable(type.name() + '.' + constructor.getKey() + ": " + REASON, REASON);
        }
    }

    private static boolean hasOldClone(TypeShape type) {
        for (MemberKey key : type.inside().keySet()) {
            if (key.name().equals("clone") && key.descriptor().startsWith("()")) {
                return true;
            }
        }
        return false;
    }
}
