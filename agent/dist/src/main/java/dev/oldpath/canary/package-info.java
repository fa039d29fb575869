/** The agent's proof that what it weaves counts. */
package dev.oldpath.canary;
