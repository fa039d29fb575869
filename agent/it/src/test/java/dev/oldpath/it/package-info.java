/**
 * What a user is promised, tested on the packaged agent in JVMs of its own.
 */
@NullMarked
package dev.oldpath.it;

import org.jspecify.annotations.NullMarked;
