package dev.oldpath.review.wording;

import dev.oldpath.review.verdict.PathReview;
import java.util.List;
import java.util.stream.Stream;

/** Who owns a path. Its versions may name different owners, which a report shows as {@code team-b (2.1), team-a (2.0)}. */
public final class Owners {
    private Owners() {}

    /** The owners without the versions that name them. */
    public static List<String> of(PathReview path) {
        String shown = path.info().get("owner");
        return shown == null
                ? List.of()
                : Stream.of(shown.split("(?<=\\)), "))
                        .map(part -> part.replaceFirst(" \\([^)]*\\)$", ""))
                        .distinct()
                        .toList();
    }
}
