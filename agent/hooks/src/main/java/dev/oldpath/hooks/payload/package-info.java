/**
 * Which properties of the bodies that clients send and receive are old, for every library that turns bodies into
 * objects; each library has a package of its own beside this one.
 */
package dev.oldpath.hooks.payload;
