package dev.oldpath.weave.crossing;

/** What woven code can call by its number. */
abstract class Numbered {
    private final int number;

    Numbered(Crossings crossings) {
        number = crossings.add(this);
    }

    /** Returns the number that {@code $OldPath} is called with; it never changes. */
    public final int number() {
        return number;
    }
}
