/** What the user has to fix, with its exit code. */
@NullMarked
package dev.oldpath.review.problem;

import org.jspecify.annotations.NullMarked;
