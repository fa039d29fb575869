package dev.oldpath.weave.callsite;

import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.Crossings;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * A hidden class is about to be defined. The only class here that touches {@code java.lang.invoke}: code that has a lookup
 * has initialised that. Thread-safe.
 */
final class HiddenClassCrossing extends Crossing<MethodHandles.Lookup, byte[]> {
    private final ReflectiveUses uses;

    HiddenClassCrossing(Crossings crossings, ReflectiveUses uses) {
        super(crossings);
        this.uses = uses;
    }

    @Override
    protected void crossed(MethodHandles.@Nullable Lookup host, byte @Nullable [] classFile) {
        if (host != null && classFile != null) {
            uses.defined(host.lookupClass(), classFile);
        }
    }

    /** The same for a call by reflection, which may be another. */
    void mayBeDefined(@Nullable Object host, Object classFile) {
        if (host instanceof MethodHandles.Lookup && classFile instanceof byte[]) {
            crossed((MethodHandles.Lookup) host, (byte[]) classFile);
        }
    }
}
