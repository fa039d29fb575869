package dev.oldpath.wiring;

import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Log;
import dev.oldpath.weave.Weaving;
import dev.oldpath.weave.hook.ClassHook;
import dev.oldpath.weave.hook.HookIndex;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;

/**
 * Weaves classes that were loaded before the transformer was there: an agent in front of this one may have started an
 * HTTP server, or loaded classes of the application.
 */
final class EarlyClasses {
    private EarlyClasses() {}

    static void weave(Instrumentation instrumentation, HookIndex hooks, Weaving weaving, Health health) {
        List<Class<?>> early = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            String internalName = type.getName().replace('.', '/');
            ClassHook[] named = hooks.named(internalName);
            for (ClassHook hook : named) {
                hook.loadedEarly(internalName);
            }
            if (isWanted(type, internalName, named.length > 0, weaving) && instrumentation.isModifiableClass(type)) {
                early.add(type);
            }
        }
        for (Class<?> failed : new Loaded(instrumentation).retransform(early)) {
            health.failed(Failure.WEAVE);
            Log.warn("cannot weave " + failed.getName() + ", which was loaded before the agent");
            reportFailed(failed.getName().replace('.', '/'), hooks);
        }
    }

    /** A hook has woven the class, but the JVM refused it: what it watches is not counted. */
    private static void reportFailed(String internalName, HookIndex hooks) {
        for (ClassHook hook : hooks.named(internalName)) {
            hook.failed(internalName);
        }
    }

    private static boolean isWanted(Class<?> type, String internalName, boolean isNamed, Weaving weaving) {
        String name = type.getName();
        if (isNamed) {
            return true;
        }
        if (name.startsWith("java.") || name.startsWith("jdk.") || name.startsWith("sun.") || type.isArray()) {
            return false; // nearly all of them, on the application's start-up path
        }
        ClassLoader loader = type.getClassLoader();
        return loader != null
                && loader != EarlyClasses.class.getClassLoader()
                && loader != ClassLoader.getSystemClassLoader().getParent()
                && weaving.isLookedAt(internalName);
    }
}
