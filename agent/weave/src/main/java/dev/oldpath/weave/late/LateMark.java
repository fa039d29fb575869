package dev.oldpath.weave.late;

import dev.oldpath.ledger.Path;

/** A mark that was not known when classes which use it may have loaded. Immutable. */
final class LateMark {
    final Path path;

    /** What a class that uses it has to name. */
    final String name;

    /** Represents, in the path, the classes whose uses may not be counted. */
    final String member;

    LateMark(Path path, String name, String member) {
        this.path = path;
        this.name = name;
        this.member = member;
    }
}
