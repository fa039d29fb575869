package dev.oldpath.hooks.payload;

import dev.oldpath.ledger.Path;
import dev.oldpath.weave.weak.WeakClasses;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Classes that the application reads or writes with code of its own, which does not count. Their old properties are
 * uncountable, also those that are found later. Thread-safe; pins no class.
 */
final class Bypassed {
    private final WeakClasses<Notes> notes = new WeakClasses<Notes>() {
        @Override
        protected Notes make(Class<?> type) {
            return new Notes();
        }
    };

    /** What is known about the properties that a class declares. */
    private static final class Notes {
        final Set<Path> paths = new HashSet<>();
        final Set<String> reasons = new TreeSet<>();
    }

    /** These types, a class and those above it, are bound by code that does not count. */
    void add(Iterable<Class<?>> types, String reason) {
        for (Class<?> type : types) {
            Notes ofType = notes.get(type);
            synchronized (ofType) {
                if (ofType.reasons.add(reason)) {
                    for (Path path : ofType.paths) {
                        uncountable(path, reason);
                    }
                }
            }
        }
    }

    /** A property of this class is old. */
    void addPath(Class<?> declaring, Path path) {
        Notes ofType = notes.get(declaring);
        synchronized (ofType) {
            if (ofType.paths.add(path)) {
                for (String reason : ofType.reasons) {
                    uncountable(path, reason);
                }
            }
        }
    }

    static void uncountable(Path path, String reason) {
        path.uncountable(reason, reason);
    }
}
