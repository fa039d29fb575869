package dev.oldpath.review.otlp;

/** A line that is not an OTLP/JSON metrics request. The message describes what is wrong, not where. */
final class DamagedEvidence extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedEvidence(String message) {
        super(message);
    }
}
