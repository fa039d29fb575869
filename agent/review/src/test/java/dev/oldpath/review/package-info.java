/** The command line from outside. */
@NullMarked
package dev.oldpath.review;

import org.jspecify.annotations.NullMarked;
