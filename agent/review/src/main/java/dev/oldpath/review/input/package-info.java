/** Files that the user names. */
@NullMarked
package dev.oldpath.review.input;

import org.jspecify.annotations.NullMarked;
