/** What the user has to mend, with the exit code that says so. */
@NullMarked
package dev.oldpath.review.problem;

import org.jspecify.annotations.NullMarked;
