package dev.oldpath.wiring;

import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Log;
import dev.oldpath.weave.ClassHook;
import dev.oldpath.weave.Scope;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;

/**
 * Weaves classes that were loaded before the transformer was there: an agent in front of this one may have started an
 * HTTP server, or loaded classes of the application.
 */
final class EarlyClasses {
    private EarlyClasses() {}

    static void weave(Instrumentation instrumentation, ClassHook[] hooks, Scope scope, Health health) {
        List<Class<?>> early = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (isWanted(type, hooks, scope) && instrumentation.isModifiableClass(type)) {
                early.add(type);
            }
        }
        if (!early.isEmpty()) {
            retransform(instrumentation, early, health);
        }
    }

    private static boolean isWanted(Class<?> type, ClassHook[] hooks, Scope scope) {
        String name = type.getName();
        if (name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.") || type.isArray()) {
            return false; // nearly all of them, on the application's start-up path
        }
        String internalName = name.replace('.', '/');
        for (ClassHook hook : hooks) {
            if (hook.wants(internalName)) {
                return true;
            }
        }
        ClassLoader loader = type.getClassLoader();
        return loader != null
                && loader != EarlyClasses.class.getClassLoader()
                && loader != ClassLoader.getSystemClassLoader().getParent()
                && scope.countsDeprecated(internalName);
    }

    /** One batch, because every call stops the JVM for some 18 ms; on failure halves, because one bad class fails all. */
    private static void retransform(Instrumentation instrumentation, List<Class<?>> types, Health health) {
        try {
            instrumentation.retransformClasses(types.toArray(new Class<?>[0]));
        } catch (Throwable e) {
            if (types.size() == 1) {
                health.failed(Failure.WEAVE);
                Log.warn("cannot weave " + types.get(0).getName() + ", which was loaded before the agent (" + e + ")");
                return;
            }
            int half = types.size() / 2;
            retransform(instrumentation, types.subList(0, half), health);
            retransform(instrumentation, types.subList(half, types.size()), health);
        }
    }
}
