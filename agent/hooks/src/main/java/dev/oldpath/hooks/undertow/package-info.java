/** Undertow 1 and 2: at {@code Connectors.executeRootHandler}, before any handler of the application. */
package dev.oldpath.hooks.undertow;
