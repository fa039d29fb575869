package dev.oldpath.review.report;

import dev.oldpath.review.sarif.Places;

/**
 * What a format may use besides the review.
 *
 * @param colour whether escape codes may be used; only the table has any
 * @param width how many columns the table may have; 0 for any number
 * @param places where the old paths are in the sources
 */
public record Look(boolean colour, int width, Places places) {}
