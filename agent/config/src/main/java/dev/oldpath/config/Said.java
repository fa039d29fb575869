package dev.oldpath.config;

/** A value and where the operator gave it. Immutable. */
final class Said {
    private final String place;
    private final String value;

    Said(String place, String value) {
        this.place = place;
        this.value = value.trim();
    }

    /** Such as {@code environment OLDPATH_FILE}. */
    String place() {
        return place;
    }

    /** The text, without surrounding blanks. */
    String value() {
        return value;
    }
}
