package dev.oldpath.weave;

import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.late.LateMarkFinder;
import dev.oldpath.weave.mark.Marked;

/** Enters the marks of classes that somebody reads before they load. Thread-safe. */
final class MarkListing {
    private final FirstLook look;
    private final UnloadedClasses unloaded;
    private final LateMarkFinder lateMarks;

    MarkListing(FirstLook look, UnloadedClasses unloaded, LateMarkFinder lateMarks) {
        this.look = look;
        this.unloaded = unloaded;
        this.lateMarks = lateMarks;
    }

    /** Reads a class unless it cannot mark anything, and returns what is old in it. */
    Marked list(ClassFile file) {
        if (!look.mayHoldMark(file.name(), file.bytes())) {
            return Marked.nothing(file.name());
        }
        Marked old = unloaded.readWithMarks(file).old();
        lateMarks.listed(file.name(), old);
        return old;
    }
}
