package dev.oldpath.review.world;

import java.util.ArrayList;
import java.util.List;

/** One service: what people declare of it, and its processes. */
final class Place {
    final String name;
    final List<Life> lives = new ArrayList<>();
    int instances;
    /** Of the fleet file, such as {@code instances: 2}; empty when the service is not in it. */
    String declaration = "";

    boolean whoeverReports;

    Place(String name) {
        this.name = name;
    }

    boolean isJob() {
        return declaration.startsWith("runs");
    }

    long begins() {
        return lives.stream().mapToLong(life -> life.from).min().orElse(0);
    }
}
