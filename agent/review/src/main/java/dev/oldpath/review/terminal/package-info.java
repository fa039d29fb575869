/** Where a command writes, and whether that is a terminal. */
@NullMarked
package dev.oldpath.review.terminal;

import org.jspecify.annotations.NullMarked;
