package dev.oldpath.servers;

import java.util.Map;

/** One value of an instant query. */
public record Sample(Map<String, String> labels, double value) {

    /** The value of a label, empty when it is not set. */
    public String label(String name) {
        return labels.getOrDefault(name, "");
    }
}
