package dev.oldpath.wiring;

import dev.oldpath.ledger.Log;
import dev.oldpath.weave.late.LoadedClasses;
import dev.oldpath.weave.late.Retransforming;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.List;

/** The classes that this JVM has loaded. Thread-safe. */
final class Loaded implements LoadedClasses {
    private final Instrumentation instrumentation;

    Loaded(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    @Override
    public List<Class<?>> modifiable() {
        List<Class<?>> found = new ArrayList<>();
        ClassLoader platform = ClassLoader.getSystemClassLoader().getParent();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            ClassLoader loader = type.getClassLoader();
            boolean mayBeApplication =
                    loader != null && loader != platform && loader != Loaded.class.getClassLoader() && !type.isArray();
            if (mayBeApplication && instrumentation.isModifiableClass(type)) {
                found.add(type);
            }
        }
        return found;
    }

    @Override
    public List<Class<?>> retransform(List<Class<?>> types) {
        List<Class<?>> failed = new ArrayList<>();
        if (!types.isEmpty()) {
            Retransforming.begin();
            try {
                retransform(types, failed);
            } finally {
                Retransforming.end();
            }
        }
        return failed;
    }

    /** One batch, because every call stops the JVM for some 18 ms; on failure halves, because one bad class fails all. */
    private void retransform(List<Class<?>> types, List<Class<?>> failed) {
        try {
            instrumentation.retransformClasses(types.toArray(new Class<?>[0]));
        } catch (Throwable e) {
            if (types.size() == 1) {
                Log.debug("transforming " + types.get(0).getName() + " again", e);
                failed.add(types.get(0));
                return;
            }
            int half = types.size() / 2;
            retransform(types.subList(0, half), failed);
            retransform(types.subList(half, types.size()), failed);
        }
    }
}
