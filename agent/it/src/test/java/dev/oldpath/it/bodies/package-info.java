/**
 * Old properties in bodies, read and written by each library.
 */
@NullMarked
package dev.oldpath.it.bodies;

import org.jspecify.annotations.NullMarked;
