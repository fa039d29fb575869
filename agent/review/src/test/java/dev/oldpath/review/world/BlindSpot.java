package dev.oldpath.review.world;

/**
 * A time in a process in which a use goes unseen, or seems older than it is. A judge who does not know of it is wrong when
 * the last use was in it.
 */
record BlindSpot(Life life, long from, long to) {}
