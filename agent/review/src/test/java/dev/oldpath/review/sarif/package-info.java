/** Results in SARIF, against its schema. */
@NullMarked
package dev.oldpath.review.sarif;

import org.jspecify.annotations.NullMarked;
