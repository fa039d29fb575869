/** Commands, options and exit codes. */
@NullMarked
package dev.oldpath.review.command;

import org.jspecify.annotations.NullMarked;
