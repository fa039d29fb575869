/**
 * Forked JVMs: which JDKs there are, what runs in them, and how they end.
 */
@NullMarked
package dev.oldpath.it.jvm;

import org.jspecify.annotations.NullMarked;
