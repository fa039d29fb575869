package dev.oldpath.review.command;

import dev.oldpath.review.verdict.Review;

/** What a review is made from. */
interface Source {
    /** Reads everything and judges it; called again for every retry. */
    Review review();
}
