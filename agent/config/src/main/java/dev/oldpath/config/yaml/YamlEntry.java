package dev.oldpath.config.yaml;

/** One {@code key: value} of the file. Immutable. */
public final class YamlEntry {
    private final String key;
    private final int line;
    private final String place;
    private final YamlNode value;

    YamlEntry(String key, int line, String place, YamlNode value) {
        this.key = key;
        this.line = line;
        this.place = place;
        this.value = value;
    }

    public String key() {
        return key;
    }

    public int line() {
        return line;
    }

    /** Where the key stands, such as {@code oldpath.yaml:12}. */
    public String place() {
        return place;
    }

    public YamlNode value() {
        return value;
    }
}
