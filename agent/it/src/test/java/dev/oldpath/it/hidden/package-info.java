/**
 * Uses of old paths that hide: whatever the way, nobody is told that the path is SAFE.
 */
@NullMarked
package dev.oldpath.it.hidden;

import org.jspecify.annotations.NullMarked;
