package dev.oldpath.review.prometheus;

import java.io.IOException;

/** An answer that has not the form that Prometheus documents. The message describes what is wrong, not where. */
final class OddAnswer extends IOException {
    private static final long serialVersionUID = 1L;

    OddAnswer(String message) {
        super(message);
    }
}
