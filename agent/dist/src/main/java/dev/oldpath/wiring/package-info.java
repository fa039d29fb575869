/** Puts the agent together, inside its isolated loader. */
package dev.oldpath.wiring;
