package dev.oldpath.review.prometheus;

import java.util.Map;

/**
 * One series at one moment.
 *
 * @param time when it was evaluated, Unix seconds
 */
record Sample(Map<String, String> labels, double time, double value) {

    String label(String name) {
        return labels.getOrDefault(name, "");
    }

    /** The label that Prometheus makes of an attribute. */
    String attribute(String name) {
        return label(name.replace('.', '_'));
    }
}
