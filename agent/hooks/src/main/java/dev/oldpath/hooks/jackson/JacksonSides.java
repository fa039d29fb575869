package dev.oldpath.hooks.jackson;

import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Log;
import dev.oldpath.weave.weak.WeakClasses;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** Finds the agent's code for the copy of Jackson from which a report comes. Thread-safe. */
final class JacksonSides {
    private final Payloads payloads;
    private final Health health;
    /** By a class of Jackson. */
    private final WeakClasses<WeakSide> sides = new WeakClasses<WeakSide>() {
        @Override
        protected WeakSide make(Class<?> type) {
            return new WeakSide();
        }
    };

    /** The side of a class, weakly: it refers to the class. */
    private static final class WeakSide {
        private volatile WeakReference<@Nullable JacksonSide> side = new WeakReference<>(null);
    }

    /**
     * In a class of Jackson the class of its side, which keeps the side. The side itself would lead code that walks over the
     * application's objects into the agent.
     */
    private static final class Kept extends ClassValue<Class<?>[]> {
        static final Kept IN = new Kept();

        @Override
        protected Class<?>[] computeValue(Class<?> type) {
            return new Class<?>[1];
        }
    }

    JacksonSides(Payloads payloads, Health health) {
        this.payloads = payloads;
        this.health = health;
    }

    /** Returns the code for the Jackson to which an object belongs that is of a woven class. */
    JacksonSide of(Object self) {
        return ofType(self.getClass());
    }

    private JacksonSide ofType(Class<?> type) {
        WeakSide here = sides.get(type);
        JacksonSide side = here.side.get();
        if (side == null) {
            synchronized (here) {
                side = here.side.get();
                if (side == null) {
                    side = side(type);
                    here.side = new WeakReference<>(side);
                }
            }
        }
        return side;
    }

    private JacksonSide side(Class<?> type) {
        Class<?> base = base(type);
        try {
            Class<?> shared = JacksonCopy.context(base == null ? type : base);
            if (type != shared) {
                return ofType(shared);
            }
            JacksonSide side = JacksonLoader.side(type, payloads);
            Kept.IN.get(type)[0] = side.getClass();
            return side;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            blind(
                    base == null ? type : base,
                    e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e);
            return BlindSide.ONLY;
        }
    }

    /** The class that has been woven, which shows the copy of Jackson; null when it is none. */
    private static @Nullable Class<?> base(Class<?> type) {
        Class<?> base = type;
        while (base != null && !JacksonName.isBase(base.getName().replace('.', '/'))) {
            base = base.getSuperclass();
        }
        return base;
    }

    /** What a copy of Jackson reads and writes may not be counted, because code for this object failed. */
    void failed(Object self, Throwable cause) {
        Class<?> base = base(self.getClass());
        blind(base == null ? self.getClass() : base, cause);
    }

    private void blind(Class<?> base, Throwable cause) {
        health.failed(Failure.WEAVE);
        if (payloads.failed(JacksonCopy.name(base))) {
            Log.warn("cannot watch " + JacksonCopy.name(base) + " of " + base.getName() + " (" + cause
                    + "): old properties of bodies are reported as failed");
        }
    }
}
