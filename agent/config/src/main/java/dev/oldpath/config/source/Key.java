package dev.oldpath.config.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The settings an operator may give, by any source. */
public enum Key {
    ENABLED("enabled", false),
    CONFIG("config", false),
    PACKAGES("packages", true),
    EXPORTER("exporter", true),
    FILE("file", false),
    EXPORT_INTERVAL("export.interval", false),
    LEDGER("ledger", false),
    CLIENTS_MAX("clients.max", false),
    CLIENT_HEADERS("client.headers", true),
    ENDPOINTS_IGNORE("endpoints.ignore", true),
    LOG_LEVEL("log.level", false);

    static final String PROPERTY_PREFIX = "oldpath.";
    static final String ENVIRONMENT_PREFIX = "OLDPATH_";

    private final String dotted;
    private final boolean list;

    Key(String dotted, boolean list) {
        this.dotted = dotted;
        this.list = list;
    }

    /** The name without prefix, such as {@code export.interval}. */
    String dotted() {
        return dotted;
    }

    /** Whether the value is a comma separated list. */
    boolean isList() {
        return list;
    }

    String environmentName() {
        return ENVIRONMENT_PREFIX + dotted.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    static @Nullable Key ofDotted(String dotted) {
        for (Key key : values()) {
            if (key.dotted.equals(dotted)) {
                return key;
            }
        }
        return null;
    }

    static @Nullable Key ofEnvironment(String name) {
        for (Key key : values()) {
            if (key.environmentName().equals(name)) {
                return key;
            }
        }
        return null;
    }

    /** Whether some key starts with this group, such as {@code export}. */
    static boolean isGroup(String name) {
        for (Key key : values()) {
            if (key.dotted.startsWith(name + ".")) {
                return true;
            }
        }
        return false;
    }

    /** All names of system properties. */
    static List<String> propertyNames() {
        List<String> names = new ArrayList<>();
        for (Key key : values()) {
            names.add(PROPERTY_PREFIX + key.dotted);
        }
        return names;
    }

    /** All names without prefix, as in arguments and in the file. */
    public static List<String> dottedNames() {
        List<String> names = new ArrayList<>();
        for (Key key : values()) {
            names.add(key.dotted);
        }
        return names;
    }

    /** All names of environment variables. */
    static List<String> environmentNames() {
        List<String> names = new ArrayList<>();
        for (Key key : values()) {
            names.add(key.environmentName());
        }
        return names;
    }
}
