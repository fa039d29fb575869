package dev.oldpath.review.scan;

import dev.oldpath.ledger.Path;
import dev.oldpath.review.sarif.Place;
import java.util.List;
import java.util.Locale;

/**
 * What has become of an old path from one build to the next.
 *
 * @param path of the build that has the mark
 * @param places where its code is in the newer build, or was in the older one if it is gone
 */
record Change(Kind kind, Path path, List<Place> places) {
    /** What happened, to the mark and to its code. */
    enum Kind {
        /** The code was there before, without the mark. */
        MARKED("mark came, code was there", "note"),
        /** The code is new, and marked at once. */
        ADDED("mark and code came", "note"),
        /** Nobody counts its uses any more, and there may be some. */
        UNMARKED("mark went, code is still there", "warning"),
        /** That is what marks are for. */
        REMOVED("mark and code went", "note"),
        /** A branch has no name but its mark: whether its code was there before cannot be told. */
        BRANCH_CAME("mark of a branch came", "note"),
        /** Whether its code is still there cannot be told. */
        BRANCH_WENT("mark of a branch went", "note");

        private final String text;
        private final String level;

        Kind(String text, String level) {
            this.text = text;
            this.level = level;
        }

        String text() {
            return text;
        }

        /** How serious it is. */
        String level() {
            return level;
        }

        /** As somebody writes it after {@code --fail-on}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
