package dev.oldpath.hooks.jsonb;

import dev.oldpath.hooks.foreign.PublicMethod;
import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Health;
import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.crossing.PassingCrossing;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What woven Yasson reports. Thread-safe. */
final class YassonCrossings {
    /** Yasson has made a map for what it reads of a class: the map, the {@code ClassModel}. */
    final PassingCrossing<Map<?, ?>, Object, Object> read;
    /** The same for what it writes. */
    final PassingCrossing<Map<?, ?>, Object, Object> written;
    /** Yasson leaves out a property that is null: the context. */
    final Crossing<Object, Object> leftOut;
    /** Yasson has looked for a component of the application; of versions before 3 too, which are reported anyway. */
    final Crossing<Optional<?>, Type> component;

    YassonCrossings(Payloads payloads, Crossings crossings, Health health) {
        read = new Learning(crossings, true, payloads, health);
        written = new Learning(crossings, false, payloads, health);
        leftOut = new LeavingOut(crossings);
        OwnComponents own = new OwnComponents(payloads);
        component = new Crossing<Optional<?>, Type>(crossings) {
            @Override
            protected void crossed(Optional<?> found, Type type) {
                own.found(found, type);
            }
        };
    }

    private static final class LeavingOut extends Crossing<Object, Object> {
        private final PublicMethod withNulls = new PublicMethod("isContainerWithNulls");
        private final PublicMethod key = new PublicMethod("getKey");

        LeavingOut(Crossings crossings) {
            super(crossings);
        }

        @Override
        protected void crossed(Object context, @Nullable Object unused) {
            // In an array with nulls it writes even this one.
            if (!Boolean.TRUE.equals(withNulls.call(context))) {
                YassonNames.leftOut(key.call(context));
            }
        }
    }

    private static final class Learning extends PassingCrossing<Map<?, ?>, Object, Object> {
        private final boolean reads;
        private final Payloads payloads;
        private final Health health;

        Learning(Crossings crossings, boolean reads, Payloads payloads, Health health) {
            super(crossings);
            this.reads = reads;
            this.payloads = payloads;
            this.health = health;
        }

        @Override
        protected Map<?, ?> passed(Map<?, ?> map, Object classModel, @Nullable Object unused) {
            YassonProperties properties = YassonProperties.of(classModel, reads, payloads);
            return properties == null ? map : new YassonNames(properties, health);
        }
    }
}
