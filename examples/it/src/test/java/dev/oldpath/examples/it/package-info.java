/** The demo, run as a newcomer runs it. */
@NullMarked
package dev.oldpath.examples.it;

import org.jspecify.annotations.NullMarked;
