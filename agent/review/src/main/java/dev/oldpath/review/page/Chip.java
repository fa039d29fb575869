package dev.oldpath.review.page;

import dev.oldpath.review.verdict.Verdict;
import dev.oldpath.review.wording.Wording;

/** A verdict as a label. Its shape and its text differ, not only its colour. */
final class Chip {
    private Chip() {}

    static Html of(Verdict verdict) {
        String sign = switch (verdict) {
            case SAFE -> "✓";
            case TOO_EARLY -> "◔";
            case BLIND -> "?";
            case IN_USE -> "●";
        };
        return Html.of("""
                        <span class="chip {}"><span aria-hidden="true">{}</span> {}</span>""", style(verdict), sign, Wording.verdict(verdict));
    }

    /** The class of a verdict in the style sheet. */
    static String style(Verdict verdict) {
        return switch (verdict) {
            case SAFE -> "safe";
            case TOO_EARLY -> "early";
            case BLIND -> "blind";
            case IN_USE -> "used";
        };
    }
}
