/** Durations as people write them, and sets of time spans. */
@NullMarked
package dev.oldpath.review.time;

import org.jspecify.annotations.NullMarked;
