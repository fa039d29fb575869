/** What people see at a terminal. */
@NullMarked
package dev.oldpath.review.terminal;

import org.jspecify.annotations.NullMarked;
