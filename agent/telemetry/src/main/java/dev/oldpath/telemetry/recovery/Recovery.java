package dev.oldpath.telemetry.recovery;

import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Plural;
import dev.oldpath.ledger.file.FoundLedger;
import dev.oldpath.ledger.file.LedgerFile;
import io.opentelemetry.sdk.metrics.data.MetricData;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the ledger files of processes that have ended, and deletes each once every destination has got what it holds. Belongs to
 * the telemetry thread.
 */
public final class Recovery {
    /** As much as a busy service exports anyway; further files wait for the next export. */
    private static final int MOST_AT_ONCE = 4_000;

    private static final long FORGOTTEN_MILLIS = 3_600_000;

    private final File directory;
    private final @Nullable File own;
    private final String agentVersion;
    private final List<Pending> pending = new ArrayList<>();
    private final Set<String> reported = new HashSet<>();

    /** A process and the first export that had what it left. */
    private static final class Pending {
        final EndedProcess process;
        final long export;

        Pending(EndedProcess process, long export) {
            this.process = process;
            this.export = export;
        }
    }

    /**
     * Creates it; touches no file.
     *
     * @param own the file of this process, if there is one
     */
    public Recovery(String directory, @Nullable LedgerFile own, String agentVersion) {
        this.directory = new File(directory).getAbsoluteFile();
        this.own = own == null ? null : own.file();
        this.agentVersion = agentVersion;
    }

    /**
     * What ended processes have left, for an export.
     *
     * @param export the number of the export; later ones have higher numbers
     */
    public Collection<MetricData> collect(long export) {
        look(export);
        List<MetricData> all = new ArrayList<>();
        for (Pending each : pending) {
            all.addAll(each.process.collect());
        }
        return all;
    }

    private void look(long export) {
        File[] files = directory.listFiles();
        if (files == null) {
            return;
        }
        Arrays.sort(files);
        int size = 0;
        for (Pending each : pending) {
            size += each.process.size();
        }
        for (File file : files) {
            if (size < MOST_AT_ONCE && !file.equals(own) && !isPending(file)) {
                size += look(file, export);
            }
        }
    }

    private boolean isPending(File file) {
        for (Pending each : pending) {
            if (each.process.found().file().equals(file)) {
                return true;
            }
        }
        return false;
    }

    private int look(File file, long export) {
        if (!FoundLedger.isNamed(file.getName())) {
            if (FoundLedger.isNamedUnfinished(file.getName())
                    && file.lastModified() < System.currentTimeMillis() - FORGOTTEN_MILLIS) {
                file.delete();
            }
            return 0;
        }
        try {
            FoundLedger found = FoundLedger.take(file);
            if (found == null) {
                return 0;
            }
            if (found.hasEnded()) {
                delete(found);
                return 0;
            }
            EndedProcess process = new EndedProcess(found, agentVersion);
            pending.add(new Pending(process, export));
            return process.size();
        } catch (FoundLedger.Unreadable e) {
            report(file, e.getMessage() + "; it stays there, and what it may hold is not exported");
        } catch (IOException | RuntimeException e) {
            report(file, "cannot be read: " + e + "; the agent tries again at every export");
        }
        return 0;
    }

    private void report(File file, String what) {
        if (reported.add(file.getName())) {
            Log.warn("the file " + file + " of oldpath.ledger " + what);
        }
    }

    /** This export and all before it have arrived at every destination. */
    public void arrived(long export) {
        for (Iterator<Pending> all = pending.iterator(); all.hasNext(); ) {
            Pending each = all.next();
            if (each.export <= export) {
                all.remove();
                done(each.process);
            }
        }
    }

    private void done(EndedProcess process) {
        FoundLedger found = process.found();
        Log.info("a process of " + process.name() + " ended without its last export; what it left in " + found.file()
                + " has been exported: " + Plural.of(process.size(), "last use")
                + (found.isDamaged() ? "; the rest of the file is damaged and lost" : ""));
        delete(found);
    }

    private void delete(FoundLedger found) {
        try {
            if (!found.delete()) {
                report(found.file(), "cannot be deleted; it has been exported, so delete it");
            }
        } catch (IOException e) {
            report(found.file(), "cannot be deleted: " + e);
        }
    }
}
