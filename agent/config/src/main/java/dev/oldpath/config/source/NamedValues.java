package dev.oldpath.config.source;

import dev.oldpath.config.text.GivenValue;
import dev.oldpath.config.text.Problems;
import dev.oldpath.config.text.Spelling;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the settings among system properties and environment variables. */
final class NamedValues {
    /** What only the command line reads, which may run where an agent does. */
    private static final Set<String> OF_COMMAND_LINE =
            new HashSet<>(Arrays.asList("OLDPATH_PROMETHEUS_TOKEN", "OLDPATH_PROMETHEUS_PASSWORD"));

    private NamedValues() {}

    static Map<Key, GivenValue> ofSystemProperties(Map<String, String> properties, Problems problems) {
        Map<Key, GivenValue> given = new EnumMap<>(Key.class);
        for (Map.Entry<String, String> entry :
                startingWith(Key.PROPERTY_PREFIX, properties).entrySet()) {
            String place = "system property " + entry.getKey();
            Key key = Key.ofDotted(entry.getKey().substring(Key.PROPERTY_PREFIX.length()));
            if (key == null) {
                problems.add(place, "unknown key; " + Spelling.fix(entry.getKey(), Key.propertyNames()));
            } else {
                given.put(key, new GivenValue(place, entry.getValue()));
            }
        }
        return given;
    }

    static Map<Key, GivenValue> ofEnvironment(Map<String, String> environment, Problems problems) {
        Map<Key, GivenValue> given = new EnumMap<>(Key.class);
        for (Map.Entry<String, String> entry :
                startingWith(Key.ENVIRONMENT_PREFIX, environment).entrySet()) {
            String place = "environment " + entry.getKey();
            Key key = Key.ofEnvironment(entry.getKey());
            if (key == null && !OF_COMMAND_LINE.contains(entry.getKey())) {
                problems.add(place, "unknown variable; " + Spelling.fix(entry.getKey(), Key.environmentNames()));
            } else if (key != null && !entry.getValue().trim().isEmpty()) {
                // Deployment descriptors often can only blank a variable, not remove it.
                given.put(key, new GivenValue(place, entry.getValue()));
            }
        }
        return given;
    }

    /** Sorted, so that problems have the same order at each start. */
    private static Map<String, String> startingWith(String prefix, Map<String, String> all) {
        Map<String, String> some = new TreeMap<>();
        for (Map.Entry<String, String> entry : all.entrySet()) {
            if (entry.getKey().startsWith(prefix)) {
                some.put(entry.getKey(), entry.getValue());
            }
        }
        return some;
    }
}
