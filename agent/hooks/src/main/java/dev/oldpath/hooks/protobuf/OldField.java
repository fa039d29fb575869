package dev.oldpath.hooks.protobuf;

import dev.oldpath.ledger.Path;

/** An old field of a message and its path, which has two members: one where it is read, one where it is written. */
final class OldField {
    private static final String READ = " read";
    private static final String WRITTEN = " written";

    private final int number;
    private final Path path;
    private final String name;

    /**
     * Creates an old field that nobody has looked for yet.
     *
     * @param name with that of the message, as the path names it
     */
    OldField(int number, Path path, String name) {
        this.number = number;
        this.path = path;
        this.name = name;
        path.forget(name);
        path.pending(name + READ);
        path.pending(name + WRITTEN);
    }

    /** Returns the number by which the message's bytes name it. */
    int number() {
        return number;
    }

    /** Returns what a read or a write of it hits. */
    int hit(boolean read) {
        return read ? path.index() : path.index() + Path.WRITE;
    }

    void watched(boolean read) {
        path.watched(name + (read ? READ : WRITTEN));
    }

    void failed(boolean read, String reason) {
        path.failed(name + (read ? READ : WRITTEN), reason);
    }
}
