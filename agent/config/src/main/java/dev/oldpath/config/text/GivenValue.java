package dev.oldpath.config.text;

/** A value and where the operator gave it. Immutable. */
public final class GivenValue {
    private final String place;
    private final String value;

    public GivenValue(String place, String value) {
        this.place = place;
        this.value = value.trim();
    }

    /** Such as {@code environment OLDPATH_FILE}. */
    public String place() {
        return place;
    }

    /** The text, without surrounding blanks. */
    public String value() {
        return value;
    }
}
