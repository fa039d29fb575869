/** Where a command writes, and whether a person looks. */
@NullMarked
package dev.oldpath.review.terminal;

import org.jspecify.annotations.NullMarked;
