package dev.oldpath.ledger.file;

import java.nio.ByteBuffer;

/** What changes of one client of a path. Not thread-safe. */
final class Slot {
    /** How old the time in the file may be when a further use is not counted yet either. */
    private static final long PRECISION = 1_000;

    private final LockedFile file;
    private final long at;
    private final ByteBuffer values = ByteBuffer.allocate(Layout.TEXTS - Layout.COUNT);

    /** Whether the file says that a use is not counted yet, and when that was. */
    private boolean noted;

    private long notedAt;
    private boolean changed;

    /** Creates a slot for a use at an offset of the file; writes nothing. */
    Slot(LockedFile file, long at, long nowMillis) {
        this.file = file;
        this.at = at;
        put(Layout.LAST, nowMillis);
        put(Layout.UNCOUNTED, 1);
        written();
    }

    private long get(int field) {
        return values.getLong(field - Layout.COUNT);
    }

    private void put(int field, long value) {
        values.putLong(field - Layout.COUNT, value);
    }

    /** The bytes in the file. */
    byte[] bytes() {
        return values.array();
    }

    long count() {
        return get(Layout.COUNT);
    }

    /** Notes a use. The file has to change for it, unless it says already that one is not counted yet. */
    void use(long nowMillis) {
        put(Layout.LAST, nowMillis);
        put(Layout.UNCOUNTED, 1);
        if (noted && nowMillis - notedAt < PRECISION) {
            changed = true;
        } else {
            write();
        }
    }

    /** Notes what has been counted, in the file with the next {@link #flush}. */
    void counted(long lastMillis, long count, boolean all) {
        put(Layout.LAST, lastMillis);
        put(Layout.COUNT, Math.max(count, get(Layout.COUNT)));
        if (all) {
            put(Layout.UNCOUNTED, 0);
        }
        changed = true;
    }

    /** Notes what has been exported, in the file with the next {@link #flush}. */
    void exported(long count) {
        changed |= get(Layout.EXPORTED) != count;
        put(Layout.EXPORTED, count);
    }

    /** Writes what has changed. */
    void flush() {
        if (changed) {
            write();
        }
    }

    private void write() {
        file.write(at + Layout.COUNT, values.array());
        written();
    }

    /** The file has what is here. */
    void written() {
        noted = get(Layout.UNCOUNTED) != 0;
        notedAt = get(Layout.LAST);
        changed = false;
    }
}
