/** The HTML report in a real browser. */
@NullMarked
package dev.oldpath.review.browser;

import org.jspecify.annotations.NullMarked;
