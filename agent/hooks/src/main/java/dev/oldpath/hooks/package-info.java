/**
 * Where the application meets the outside: who is the client, which route.
 *
 * <p>One package per framework. A framework's package names the methods to weave and reads its requests;
 * {@link dev.oldpath.hooks.http} does the rest. A new framework is a new package and one line in {@link
 * dev.oldpath.hooks.Hooks}.
 *
 * <p>Frameworks are woven with Byte Buddy, see {@link dev.oldpath.hooks.advice}.
 */
package dev.oldpath.hooks;
