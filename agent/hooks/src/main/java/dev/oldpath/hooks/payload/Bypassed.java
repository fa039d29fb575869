package dev.oldpath.hooks.payload;

import dev.oldpath.ledger.Path;
import dev.oldpath.weave.classfile.WeakClasses;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Classes that bodies are turned into, or that are turned into bodies, past the code that counts: by a reader or writer of
 * the application's own. Their old properties are uncountable, whenever they become known. Thread-safe; pins no class.
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

    /** A class is bound past us, and with it what it has from the types above it. */
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
