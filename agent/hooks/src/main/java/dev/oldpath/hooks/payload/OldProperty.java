package dev.oldpath.hooks.payload;

import dev.oldpath.ledger.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An old property of a body, and what has to be counted when a body has it. Immutable. */
public final class OldProperty {
    private final int[] onRead;
    private final int[] onWrite;

    /**
     * Creates a property.
     *
     * @param payloads its path; several where rules name it by several ids
     * @param field the path of the field behind it, if that has another id
     */
    OldProperty(List<Path> payloads, @Nullable Path field) {
        int hits = payloads.size() + (field == null ? 0 : 1);
        onRead = new int[hits];
        onWrite = new int[hits];
        for (int i = 0; i < payloads.size(); i++) {
            onRead[i] = payloads.get(i).index();
            onWrite[i] = payloads.get(i).index() + Path.WRITE;
        }
        if (field != null) {
            // Reading a body writes the field behind the property, and the other way round.
            onRead[hits - 1] = field.index() + Path.WRITE;
            onWrite[hits - 1] = field.index();
        }
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
