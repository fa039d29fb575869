/** The command line that turns evidence into a verdict, and the verdict into a report or an exit code. */
@NullMarked
package dev.oldpath.review;

import org.jspecify.annotations.NullMarked;
