/** Reads and checks the values people write, and says what is wrong with them. */
package dev.oldpath.config.text;
