package dev.oldpath.ledger.file;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.OverlappingFileLockException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ledger file of a process that has ended. It is locked until it is closed, so that one process alone exports it. Belongs to
 * one thread.
 */
public final class FoundLedger {
    private final File file;
    private final RandomAccessFile open;
    private final ByteBuffer content;
    private final Map<String, String> identity;
    private final List<NotedUse> uses = new ArrayList<>();
    private boolean damaged;

    /** A file that cannot be taken, and why. */
    public static final class Unreadable extends IOException {
        private static final long serialVersionUID = 1;

        Unreadable(String message) {
            super(message);
        }
    }

    private FoundLedger(File file, RandomAccessFile open, byte[] content) throws IOException {
        this.file = file;
        this.open = open;
        this.content = ByteBuffer.wrap(content);
        int length = this.content.getInt(Layout.IDENTITY_LENGTH_AT);
        if (length < 4
                || length > content.length - Layout.IDENTITY
                || !isWhole(content, Layout.IDENTITY, length, Layout.IDENTITY_SUM_AT)) {
            throw new Unreadable("is damaged");
        }
        this.identity = identity(texts(content, Layout.IDENTITY, length));
        readSlots(content, Layout.IDENTITY + length);
    }

    private static Map<String, String> identity(String[] texts) {
        Map<String, String> identity = new LinkedHashMap<>();
        for (int i = 0; i + 1 < texts.length; i += 2) {
            identity.put(texts[i], texts[i + 1]);
        }
        return identity;
    }

    private void readSlots(byte[] bytes, int first) {
        int end = content.getInt(Layout.END_AT);
        damaged = end < first || end > bytes.length;
        end = Math.min(end, bytes.length);
        int at = first;
        while (at < end) {
            int from = at + Layout.TEXTS;
            int length = from > end ? -1 : content.getInt(at + Layout.LENGTH);
            if (length < 0 || length > end - from) {
                damaged = true;
                return;
            }
            readSlot(bytes, at, from, length);
            at = from + length;
        }
    }

    private void readSlot(byte[] bytes, int at, int from, int length) {
        try {
            String[] texts = texts(bytes, from, length);
            if (texts.length == 6 && isWhole(bytes, from, length, at + Layout.SUM)) {
                readUse(texts, at);
                return;
            }
        } catch (IOException e) {
            // As below.
        }
        damaged = true;
    }

    private void readUse(String[] texts, int at) {
        long left = content.getLong(at + Layout.COUNT) - content.getLong(at + Layout.EXPORTED);
        if (left > 0 || content.getLong(at + Layout.UNCOUNTED) != 0) {
            uses.add(new NotedUse(texts, left, last(at)));
        }
    }

    /** A time that makes no sense is that of a use at the latest possible moment. */
    private long last(int at) {
        long last = content.getLong(at + Layout.LAST);
        return last < content.getLong(Layout.STARTED_AT) ? Long.MAX_VALUE : last;
    }

    private boolean isWhole(byte[] bytes, int from, int length, int sumAt) {
        return content.getInt(sumAt) == Layout.sum(bytes, from, length);
    }

    private static String[] texts(byte[] bytes, int from, int length) throws IOException {
        return Layout.texts(new DataInputStream(new ByteArrayInputStream(bytes, from, length)));
    }

    /** Whether a file with this name may be one. */
    public static boolean isNamed(String name) {
        return name.startsWith(Layout.PREFIX) && name.endsWith(Layout.SUFFIX);
    }

    /** Whether it is one that was not finished when its process ended. */
    public static boolean isNamedUnfinished(String name) {
        return name.startsWith(Layout.PREFIX) && name.endsWith(Layout.UNFINISHED);
    }

    /**
     * Takes a file, unless its process lives or another one has taken it.
     *
     * @return null when there is nothing to take
     * @throws Unreadable when it is no ledger file that this agent understands
     * @throws IOException when it cannot be read now
     */
    public static @Nullable FoundLedger take(File file) throws IOException {
        if (!file.isFile()) {
            return null;
        }
        RandomAccessFile open = new RandomAccessFile(file, "rw");
        FoundLedger taken = null;
        try {
            if (open.getChannel().tryLock() != null) {
                taken = read(file, open);
            }
            return taken;
        } catch (OverlappingFileLockException e) {
            return null;
        } finally {
            if (taken == null) {
                open.close();
            }
        }
    }

    private static @Nullable FoundLedger read(File file, RandomAccessFile open) throws IOException {
        long length = open.length();
        if (length == 0) { // another process has deleted it just now
            file.delete();
            return null;
        }
        if (length < Layout.IDENTITY || length > Layout.LARGEST) {
            throw new Unreadable("is no ledger file of the agent");
        }
        byte[] content = new byte[(int) length];
        open.readFully(content);
        ByteBuffer head = ByteBuffer.wrap(content);
        if (head.getLong(Layout.MAGIC_AT) != Layout.MAGIC) {
            throw new Unreadable("is no ledger file of the agent");
        }
        if (head.getInt(Layout.FORMAT_AT) != Layout.FORMAT) {
            throw new Unreadable("was written by another version of the agent, which has to start here once more");
        }
        if (head.getInt(Layout.STATE_AT) == Layout.RECOVERED) {
            file.delete();
            return null;
        }
        return new FoundLedger(file, open, content);
    }

    /** The attributes of the resource, as the process knew them at its start. */
    public Map<String, String> identity() {
        return Collections.unmodifiableMap(identity);
    }

    /** The id that the process gave itself; null when it never exported, or when the identity has one. */
    public @Nullable String instance() {
        long most = content.getLong(Layout.INSTANCE_AT);
        long least = content.getLong(Layout.INSTANCE_AT + 8);
        return most == 0 && least == 0 ? null : new UUID(most, least).toString();
    }

    /** When it was last known to run, Unix time in milliseconds. */
    public long lastAliveMillis() {
        long alive = content.getLong(Layout.ALIVE_AT);
        for (NotedUse use : uses) {
            alive = use.lastMillis() == Long.MAX_VALUE ? alive : Math.max(alive, use.lastMillis());
        }
        return alive;
    }

    /** The uses that may not have been exported. */
    public List<NotedUse> uses() {
        return Collections.unmodifiableList(uses);
    }

    /** Whether every use of the process is here or has been exported. */
    public boolean isComplete() {
        return !damaged && state() != Layout.INCOMPLETE;
    }

    /** Whether something in it cannot be read. */
    public boolean isDamaged() {
        return damaged;
    }

    /** Whether the process has exported everything, and its end. */
    public boolean hasEnded() {
        return state() == Layout.ENDED && uses.isEmpty();
    }

    private int state() {
        return content.getInt(Layout.STATE_AT);
    }

    /** Deletes the file, whose uses have arrived. Returns whether that worked; nobody exports it once more anyway. */
    public boolean delete() throws IOException {
        try {
            open.seek(Layout.STATE_AT);
            open.writeInt(Layout.RECOVERED);
            return file.delete() || !file.exists();
        } finally {
            close();
        }
    }

    /** Closes and unlocks the file, so that another process can take it. */
    public void close() throws IOException {
        open.close();
    }

    /** The file. */
    public File file() {
        return file;
    }
}
