/**
 * What arrives at the other end, and that nothing is lost on the way.
 */
@NullMarked
package dev.oldpath.it.export;

import org.jspecify.annotations.NullMarked;
