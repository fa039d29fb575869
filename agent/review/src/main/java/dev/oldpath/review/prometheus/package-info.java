/** The verdict as the Prometheus rules recorded it. */
@NullMarked
package dev.oldpath.review.prometheus;

import org.jspecify.annotations.NullMarked;
