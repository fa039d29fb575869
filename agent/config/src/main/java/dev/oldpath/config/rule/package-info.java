/** Reads the entries of {@code paths:} and {@code clients:}. */
package dev.oldpath.config.rule;
