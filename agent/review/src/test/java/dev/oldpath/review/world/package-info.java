/** Fleets with everything that goes wrong in one, which know the truth. Nothing here knows how a judge decides. */
@NullMarked
package dev.oldpath.review.world;

import org.jspecify.annotations.NullMarked;
