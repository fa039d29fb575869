package dev.oldpath.weave.reflection;

import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.type.TypeIndex;
import dev.oldpath.weave.type.TypeShape;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of types with these names, whichever loader has them. */
final class NamedReach implements Reach {
    private final Set<String> names;

    NamedReach(Set<String> names) {
        this.names = names;
    }

    @Override
    public boolean has(TypeIndex types, @Nullable ClassLoader loader, TypeShape type, MemberKey key) {
        return key.isMethod() && names.contains(type.name());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NamedReach && names.equals(((NamedReach) other).names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }
}
