/** Reads and checks the values that people write, and reports what is wrong with them. */
package dev.oldpath.config.text;
