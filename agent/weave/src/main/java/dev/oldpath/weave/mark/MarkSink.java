package dev.oldpath.weave.mark;

import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;

/** Receives the marks of a class in the order in which they stand in it. */
public interface MarkSink {
    /**
     * Takes one mark.
     *
     * @param id the id of the path, given or derived
     * @param member what carries the mark, unique within the class
     * @return the index of the path
     */
    int mark(PathKind kind, String id, PathInfo info, String member, Counting counting);

    /**
     * Hears that the uses of a marked member have to be counted where they happen.
     *
     * @param key the member as {@code Signature.key} writes it
     * @param path the index of its path
     */
    void atSites(String key, int path);

    /** Hears that a marked method counts its uses itself; parameters as for {@link #atSites}. */
    void inside(String key, int path);
}
