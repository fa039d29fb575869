/** The report as one HTML page, which needs nothing else. */
@NullMarked
package dev.oldpath.review.page;

import org.jspecify.annotations.NullMarked;
