package dev.oldpath.weave;

import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.late.KnownMarks;

/** Enters the marks of classes that somebody reads before they load. Thread-safe. */
final class MarkListing {
    private final FirstLook look;
    private final UnloadedClasses unloaded;
    private final KnownMarks known;

    MarkListing(FirstLook look, UnloadedClasses unloaded, KnownMarks known) {
        this.look = look;
        this.unloaded = unloaded;
        this.known = known;
    }

    /** Reads a class unless it cannot mark anything. */
    void list(String internalName, byte[] classFile) {
        if (look.mayHoldMark(internalName, classFile)) {
            known.listed(
                    internalName,
                    unloaded.readWithMarks(ClassFile.reader(classFile)).old());
        }
    }
}
