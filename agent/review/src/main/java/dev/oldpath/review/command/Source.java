package dev.oldpath.review.command;

import dev.oldpath.review.verdict.Review;

/** Where a review comes from. */
interface Source {
    /** Reads everything and judges it; called again for every retry. */
    Review review();
}
