/**
 * Where the application meets the outside: who is the client, which route.
 *
 * <p>One package per framework. A framework's package names the methods to weave and says how to read its requests;
 * {@link dev.oldpath.hooks.http} does the rest. A new framework is a new package and one line in {@link
 * dev.oldpath.hooks.Hooks}.
 *
 * <p>Hooks are woven with ASM like everything else. Byte Buddy was measured at 150 to 280 ms for its first use, on the
 * application's thread, and is 4.7 MB of the jar; entering and leaving a method needs a hundred lines.
 */
package dev.oldpath.hooks;
