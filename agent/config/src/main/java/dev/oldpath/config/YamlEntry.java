package dev.oldpath.config;

/** One {@code key: value} of the file. Immutable. */
final class YamlEntry {
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

    String key() {
        return key;
    }

    int line() {
        return line;
    }

    /** Where the key stands, such as {@code oldpath.yaml:12}. */
    String place() {
        return place;
    }

    YamlNode value() {
        return value;
    }
}
