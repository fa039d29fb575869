/** Calls of methods of libraries that the agent is not compiled against. */
package dev.oldpath.hooks.foreign;
