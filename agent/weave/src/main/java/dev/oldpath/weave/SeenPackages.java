package dev.oldpath.weave;

import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.weave.rule.Scope;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** Remembers in which entries of {@code oldpath.packages} there are classes. Thread-safe. */
final class SeenPackages {
    private final Scope scope;
    private final Set<String> entries = Collections.synchronizedSet(new HashSet<>());

    SeenPackages(Scope scope) {
        this.scope = scope;
    }

    /** There is a class with this name. */
    void add(String internalName) {
        String entry = scope.entryOf(internalName);
        if (entry != null) {
            entries.add(entry);
        }
    }

    /** Warns of the entries without a class. */
    void warnOfEmptyOnes() {
        for (String entry : scope.all()) {
            if (!entry.equals(PathInfo.OLD_PATH) && !entries.contains(entry)) {
                Log.warn(
                        "there is no class in " + entry + ": @Deprecated counts nowhere there; check oldpath.packages");
            }
        }
    }
}
