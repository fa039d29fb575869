package dev.oldpath.weave.use;

import dev.oldpath.ledger.Path;
import dev.oldpath.weave.model.Member;
import dev.oldpath.weave.type.TypeIndex;
import dev.oldpath.weave.type.TypeShape;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Notices types that override old methods with code that does not count. Thread-safe. */
public final class Overriding {
    private final TypeIndex types;
    private final SharedCalls calls;

    public Overriding(TypeIndex types, SharedCalls calls) {
        this.types = types;
        this.calls = calls;
    }

    /** A type is being loaded. */
    public void loaded(@Nullable ClassLoader loader, TypeShape type) {
        for (Member method : type.members()) {
            if (method.key().isMethod()
                    && !method.is(Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)
                    && !method.key().name().equals("<init>")) {
                above(loader, type, type, method);
            }
        }
    }

    private void above(@Nullable ClassLoader loader, TypeShape type, TypeShape below, Member method) {
        parent(loader, type, below.superName(), method);
        for (String parent : below.interfaces()) {
            parent(loader, type, parent, method);
        }
    }

    private void parent(@Nullable ClassLoader loader, TypeShape type, @Nullable String name, Member method) {
        TypeShape parent = name == null ? null : types.find(loader, name);
        if (parent == null) {
            return;
        }
        Path path = parent.overridable().get(method.key());
        if (path != null && type.inside().get(method.key()) != path) {
            calls.call(method.key(), path).overridden();
        }
        above(loader, type, parent, method);
    }
}
