/** Code that several hooks weave into libraries. */
package dev.oldpath.hooks.code;
