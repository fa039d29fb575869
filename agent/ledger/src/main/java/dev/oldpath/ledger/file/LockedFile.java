package dev.oldpath.ledger.file;

import dev.oldpath.ledger.Log;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;

/**
 * A file that is locked as long as this process lives. No write throws: after one that failed, nothing is written any more. Not
 * thread-safe.
 */
final class LockedFile {
    private final File file;
    private final RandomAccessFile open;
    /** Held, so that it is not collected: the lock goes with the process. */
    private final FileLock lock;

    private boolean broken;

    private LockedFile(File file, RandomAccessFile open, FileLock lock) {
        this.file = file;
        this.open = open;
        this.lock = lock;
    }

    /**
     * Creates a file with a name of its own.
     *
     * @throws IOException when there is none; the message is for the operator
     */
    static LockedFile create(String directory, long startMillis, byte[] content) throws IOException {
        File place = new File(directory).getAbsoluteFile();
        if (!place.isDirectory() && !place.mkdirs() && !place.isDirectory()) {
            throw new IOException("cannot create the directory " + place);
        }
        File unfinished;
        File file;
        do {
            String name = Layout.PREFIX + startMillis + "-" + Long.toHexString(System.nanoTime());
            unfinished = new File(place, name + Layout.UNFINISHED);
            file = new File(place, name + Layout.SUFFIX);
        } while (!unfinished.createNewFile());
        return create(unfinished, file, content);
    }

    /** Under its own name it appears complete and locked, so that no other process takes it. */
    private static LockedFile create(File unfinished, File file, byte[] content) throws IOException {
        RandomAccessFile open = new RandomAccessFile(unfinished, "rw");
        boolean done = false;
        try {
            FileLock lock = open.getChannel().tryLock();
            if (lock == null) {
                throw new IOException("cannot lock " + unfinished);
            }
            open.write(content);
            done = unfinished.renameTo(file);
            if (!done) {
                throw new IOException("cannot rename " + unfinished + " to " + file);
            }
            return new LockedFile(file, open, lock);
        } finally {
            if (!done) {
                open.close();
                unfinished.delete();
            }
        }
    }

    File file() {
        return file;
    }

    /** Not through the channel: an interrupt of the application's thread would close that. */
    void write(long at, byte[] bytes) {
        if (!broken) {
            try {
                open.seek(at);
                open.write(bytes);
            } catch (IOException | RuntimeException | Error e) {
                broken(e);
            }
        }
    }

    /** From now on nothing is noted, and nobody may take what has been for all. */
    private void broken(Throwable cause) {
        broken = true;
        Log.warn("the file " + file + " of oldpath.ledger can no longer be written: a crash may lose uses again ("
                + cause + ")");
        try {
            open.seek(Layout.STATE_AT);
            open.writeInt(Layout.INCOMPLETE);
        } catch (IOException | RuntimeException | Error e) {
            Log.debug("ledger file", e);
        }
    }

    @Override
    public String toString() {
        return file + (broken ? " (broken)" : lock.isValid() ? "" : " (not locked)");
    }
}
