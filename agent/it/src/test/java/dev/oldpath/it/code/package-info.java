/**
 * Old methods, fields and branches: what counts as a use of them, and what the inventory finds.
 */
@NullMarked
package dev.oldpath.it.code;

import org.jspecify.annotations.NullMarked;
