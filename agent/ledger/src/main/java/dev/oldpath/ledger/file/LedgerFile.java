package dev.oldpath.ledger.file;

import dev.oldpath.ledger.Client;
import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Notes;
import dev.oldpath.ledger.PathKind;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The ledger file of this process: what has been written to it survives the process, however that ends. Thread-safe. */
public final class LedgerFile implements Notes {
    private final LockedFile file;
    private final List<Slot> slots = new ArrayList<>();
    /** The slot of each path that clients share when the file has no slot left for them. */
    private final Map<String, Integer> byPath = new HashMap<>();

    private int end;
    private boolean full;

    private LedgerFile(LockedFile file, int end) {
        this.file = file;
        this.end = end;
    }

    /**
     * Creates the file of this process.
     *
     * @param identity the attributes of the resource, without an instance id that is not known yet
     * @throws IOException when there is none; the message is for the operator
     */
    public static LedgerFile create(String directory, long startMillis, Map<String, String> identity)
            throws IOException {
        String[] texts = new String[2 * identity.size()];
        int next = 0;
        for (Map.Entry<String, String> attribute : identity.entrySet()) {
            texts[next++] = attribute.getKey();
            texts[next++] = attribute.getValue();
        }
        byte[] written = Layout.texts(texts);
        int end = Layout.IDENTITY + written.length;
        ByteBuffer content = ByteBuffer.allocate(end);
        content.putLong(Layout.MAGIC_AT, Layout.MAGIC);
        content.putInt(Layout.FORMAT_AT, Layout.FORMAT);
        content.putLong(Layout.STARTED_AT, startMillis);
        content.putLong(Layout.ALIVE_AT, startMillis);
        content.putInt(Layout.END_AT, end);
        content.putInt(Layout.IDENTITY_LENGTH_AT, written.length);
        content.putInt(Layout.IDENTITY_SUM_AT, Layout.sum(written, 0, written.length));
        content.position(Layout.IDENTITY);
        content.put(written);
        return new LedgerFile(LockedFile.create(directory, startMillis, content.array()), end);
    }

    /** The file. Nobody else in this process may open it: on POSIX its lock ends when any of its descriptors is closed. */
    public File file() {
        return file.file();
    }

    @Override
    public synchronized int open(PathKind kind, String path, boolean write, Client client, long nowMillis) {
        byte[] texts;
        try {
            texts = Layout.texts(
                    kind.label(),
                    path,
                    !kind.hasAccess() ? "" : write ? "write" : "read",
                    client.name(),
                    client.version(),
                    client.source().label());
        } catch (IOException e) {
            return NO_PLACE; // which no stream in memory throws
        }
        int after = end + Layout.TEXTS + texts.length;
        if (after > Layout.LARGEST) {
            return another(kind.label() + path, nowMillis);
        }
        Slot slot = new Slot(file, end, nowMillis);
        ByteBuffer bytes = ByteBuffer.allocate(after - end);
        bytes.putInt(texts.length).putInt(Layout.sum(texts, 0, texts.length));
        bytes.put(slot.bytes()).put(texts);
        file.write(end, bytes.array());
        end = after;
        file.write(Layout.END_AT, ByteBuffer.allocate(4).putInt(end).array());
        slots.add(slot);
        byPath.putIfAbsent(kind.label() + path, slots.size() - 1);
        return slots.size() - 1;
    }

    /** Notes a use with those of another client of the path, in whose place it stays. */
    private int another(String path, long nowMillis) {
        if (!full) {
            full = true;
            state(Layout.INCOMPLETE);
            Log.warn("the file " + file()
                    + " of oldpath.ledger is full: a crash may lose the first uses of further paths,"
                    + " and the names of further clients");
        }
        Integer place = byPath.get(path);
        if (place == null) {
            return NO_PLACE;
        }
        use(place, nowMillis);
        return place;
    }

    @Override
    public synchronized void use(int place, long nowMillis) {
        slots.get(place).use(nowMillis);
    }

    @Override
    public synchronized void counted(int place, long lastMillis, long count) {
        slots.get(place).counted(lastMillis, count, !full); // when it is full, others may have this place, too
    }

    @Override
    public synchronized void drained(long nowMillis) {
        flush();
        file.write(Layout.ALIVE_AT, ByteBuffer.allocate(8).putLong(nowMillis).array());
    }

    private void flush() {
        for (Slot slot : slots) {
            slot.flush();
        }
    }

    /** The id that this process has given itself. */
    public synchronized void instance(UUID id) {
        file.write(
                Layout.INSTANCE_AT,
                ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array());
    }

    /** The counts so far, for {@link #exported}. */
    public synchronized long[] counts() {
        long[] counts = new long[slots.size()];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = slots.get(i).count();
        }
        return counts;
    }

    /**
     * Uses have arrived at every destination.
     *
     * @param counts what {@link #counts} returned when they were collected
     */
    public synchronized void exported(long[] counts) {
        for (int i = 0; i < counts.length; i++) {
            slots.get(i).exported(counts[i]);
        }
        flush();
    }

    /** The end of this process has arrived, too. */
    public synchronized void ended() {
        if (!full) {
            state(Layout.ENDED);
        }
    }

    private void state(int state) {
        file.write(Layout.STATE_AT, ByteBuffer.allocate(4).putInt(state).array());
    }
}
