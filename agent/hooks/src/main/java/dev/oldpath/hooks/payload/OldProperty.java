package dev.oldpath.hooks.payload;

import dev.oldpath.ledger.Path;
import org.jspecify.annotations.Nullable;

/** An old property of a body, and what has to be counted when a body has it. Immutable. */
public final class OldProperty {
    private final int[] onRead;
    private final int[] onWrite;

    OldProperty(Path payload, @Nullable Path field) {
        // Reading a body writes the field behind the property, and the other way round.
        onRead = hits(payload.index(), field == null ? null : field.index() + Path.WRITE);
        onWrite = hits(payload.index() + Path.WRITE, field == null ? null : field.index());
    }

    private static int[] hits(int payload, @Nullable Integer field) {
        return field == null ? new int[] {payload} : new int[] {payload, field};
    }

    /** What to pass to {@code $OldPath.hit}, one after the other, when a body that is read has the property. */
    public int[] onRead() {
        return onRead.clone();
    }

    /** What to pass to {@code $OldPath.hit}, one after the other, when the property is written into a body. */
    public int[] onWrite() {
        return onWrite.clone();
    }

    /** Counts that a body that is read has the property. */
    public void read() {
        for (int hit : onRead) {
            $OldPath.hit(hit);
        }
    }

    /** Counts that the property has been written into a body. */
    public void written() {
        for (int hit : onWrite) {
            $OldPath.hit(hit);
        }
    }
}
