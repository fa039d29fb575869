package dev.oldpath.wiring;

import dev.oldpath.weave.crossing.Crossings;
import java.security.PrivilegedExceptionAction;
import org.jspecify.annotations.Nullable;

/** Receives what woven code reports with the permissions of the agent, whatever the application may. Thread-safe. */
final class PrivilegedCrossings {
    private final Crossings crossings;

    /** Wraps the crossings of the agent. */
    PrivilegedCrossings(Crossings crossings) {
        this.crossings = crossings;
    }

    int enter(@Nullable Object a, @Nullable Object b, int number) throws Exception {
        if (!Privileges.areChecked()) {
            return crossings.enter(a, b, number);
        }
        return Privileges.call(new PrivilegedExceptionAction<Integer>() {
            @Override
            public Integer run() {
                return crossings.enter(a, b, number);
            }
        });
    }

    void crossed(@Nullable Object a, @Nullable Object b, int number) throws Exception {
        if (!Privileges.areChecked()) {
            crossings.crossed(a, b, number);
            return;
        }
        Privileges.call(new PrivilegedExceptionAction<@Nullable Object>() {
            @Override
            public @Nullable Object run() {
                crossings.crossed(a, b, number);
                return null;
            }
        });
    }

    @Nullable
    Object passed(@Nullable Object value, @Nullable Object a, @Nullable Object b, int number) throws Exception {
        if (!Privileges.areChecked()) {
            return crossings.passed(value, a, b, number);
        }
        return Privileges.call(new PrivilegedExceptionAction<@Nullable Object>() {
            @Override
            public @Nullable Object run() {
                return crossings.passed(value, a, b, number);
            }
        });
    }
}
