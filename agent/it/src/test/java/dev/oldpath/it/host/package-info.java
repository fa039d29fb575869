/**
 * The agent inside its host: what it loads, what it leaves alone, and on which platforms it works.
 */
@NullMarked
package dev.oldpath.it.host;

import org.jspecify.annotations.NullMarked;
