package dev.oldpath.hooks.jackson;

import dev.oldpath.hooks.payload.Payloads;
import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Log;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** Finds the agent's code for the copy of Jackson from which a report comes. Thread-safe. */
final class JacksonSides {
    private final Payloads payloads;
    private final Health health;
    // By a class of Jackson, which then holds our loader: nothing of the agent holds on to the application.
    private final ClassValue<JacksonSide> sides = new ClassValue<JacksonSide>() {
        @Override
        protected JacksonSide computeValue(Class<?> type) {
            return side(type);
        }
    };

    JacksonSides(Payloads payloads, Health health) {
        this.payloads = payloads;
        this.health = health;
    }

    /** Returns the code for the Jackson to which an object belongs that is of a woven class. */
    JacksonSide of(Object self) {
        return sides.get(self.getClass());
    }

    private JacksonSide side(Class<?> type) {
        Class<?> base = base(type);
        try {
            Class<?> shared = JacksonCopy.context(base == null ? type : base);
            return type == shared ? JacksonCopy.of(type).side(type, payloads) : sides.get(shared);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            blind(
                    base == null ? type : base,
                    e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e);
            return new BlindSide();
        }
    }

    /** The class that has been woven, of which the copy of Jackson can be told; null when it is none. */
    private static @Nullable Class<?> base(Class<?> type) {
        Class<?> base = type;
        while (base != null && !JacksonName.isBase(base.getName().replace('.', '/'))) {
            base = base.getSuperclass();
        }
        return base;
    }

    /** What a copy of Jackson reads and writes may go unseen, because code for this object failed. */
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
