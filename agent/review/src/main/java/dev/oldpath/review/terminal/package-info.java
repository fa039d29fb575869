/** Where a command writes, whether that is a terminal, and how text is written so that it does not steer one. */
@NullMarked
package dev.oldpath.review.terminal;

import org.jspecify.annotations.NullMarked;
