package dev.oldpath.weave;

import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.InventoryState;
import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Paths;
import dev.oldpath.ledger.Plural;
import dev.oldpath.weave.origin.Origins;
import java.util.List;

/** Reports how far the inventory has come, and what it did not find. Thread-safe. */
final class InventoryProgress {
    private final Origins origins;
    private final SeenPackages packages;
    private final RuleSearch search;
    private final Paths paths;
    private final Health health;
    private boolean reported;

    InventoryProgress(Origins origins, SeenPackages packages, RuleSearch search, Paths paths, Health health) {
        this.origins = origins;
        this.packages = packages;
        this.search = search;
        this.paths = paths;
        this.health = health;
    }

    /** Nothing has been read yet. */
    void begins() {
        search.expect();
    }

    /** There is more to read: what is missing may be there. */
    synchronized void goesOn() {
        health.inventory(InventoryState.RUNNING);
        search.goesOn();
    }

    /** All places known so far have been read; more classes may load. */
    synchronized void pauses() {
        search.forgetFound();
    }

    /**
     * What has been read is all that can be loaded, but for the gaps.
     *
     * @param places how many jars and directories have been read
     */
    synchronized void ended(int places) {
        health.inventory(origins.gaps().isEmpty() ? InventoryState.COMPLETE : InventoryState.FAILED);
        if (!reported) {
            reported = true;
            packages.warnOfEmptyOnes();
            Log.info(summary(places));
        }
        search.ended(isComplete());
    }

    private String summary(int places) {
        String found = Plural.of(paths.all().size(), "old path") + ", jars and directories read: " + places;
        if (isComplete()) {
            return "inventory complete: " + found;
        }
        List<String> gaps = origins.gaps();
        return "inventory incomplete: " + found + "; "
                + (gaps.isEmpty() ? "a setting was rejected" : gaps.get(0))
                + (gaps.size() > 1 ? ", and " + (gaps.size() - 1) + " more" : "")
                + ". Uses are counted all the same, but this version cannot prove that code is gone";
    }

    /** Whether everything that can be loaded has been read: what has not been found is not there. */
    boolean isComplete() {
        return health.inventory() == InventoryState.COMPLETE;
    }
}
