/** Results in SARIF 2.1.0, and where in the sources they are. */
@NullMarked
package dev.oldpath.review.sarif;

import org.jspecify.annotations.NullMarked;
