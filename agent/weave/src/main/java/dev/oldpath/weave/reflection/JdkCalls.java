package dev.oldpath.weave.reflection;

import dev.oldpath.weave.type.NamedTypes;
import dev.oldpath.weave.type.TypeIndex;
import dev.oldpath.weave.type.TypeShape;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Interfaces whose methods the JDK itself calls by reflection: those of remote objects, which RMI exports, and of MBeans.
 * Thread-safe.
 */
public final class JdkCalls {
    private static final String REMOTE = "java/rmi/Remote";

    private final TypeIndex types;
    private final UncountableUses uncountableUses;
    private final Set<String> remote = ConcurrentHashMap.newKeySet();

    JdkCalls(TypeIndex types, UncountableUses uncountableUses) {
        this.types = types;
        this.uncountableUses = uncountableUses;
    }

    /** Whether an interface of this name is one of an MBean. */
    public static boolean isMBean(String internalName) {
        return internalName.endsWith("MBean") || internalName.endsWith("MXBean");
    }

    /** A type is being loaded. */
    void loaded(@Nullable ClassLoader loader, TypeShape type) {
        if (!type.is(Opcodes.ACC_INTERFACE)) {
            return;
        }
        if (type.isMXBean() || isMBean(type.name())) {
            called(loader, type, "JMX may call it");
        }
        if (isRemote(type)) {
            remote(loader, type);
        }
    }

    private boolean isRemote(TypeShape type) {
        for (String parent : type.interfaces()) {
            if (parent.equals(REMOTE) || (!remote.isEmpty() && remote.contains(parent))) {
                return true;
            }
        }
        return false;
    }

    /** An interface loads before those that it extends, so some of those below it may be there. */
    private void remote(@Nullable ClassLoader loader, TypeShape type) {
        uncountableUses.addOnce(Reach.Common.SERIALIZED, "RMI may serialize it");
        called(loader, type, "RMI may call it");
        if (!remote.add(type.name())) {
            return;
        }
        types.eachLoaded(new TypeIndex.Loaded() {
            @Override
            public void type(ClassLoader other, TypeShape below) {
                if (below.is(Opcodes.ACC_INTERFACE) && isRemote(below)) {
                    remote(other, below);
                }
            }
        });
    }

    private void called(@Nullable ClassLoader loader, TypeShape type, String reason) {
        NamedTypes called = new NamedTypes(types, loader);
        called.add(type);
        for (String converted : type.converted()) {
            called.addConverted(converted);
        }
        uncountableUses.add(new NamedReach(called.names()), reason);
    }
}
