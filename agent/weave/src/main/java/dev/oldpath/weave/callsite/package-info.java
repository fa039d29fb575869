/** Reflective calls: which ones there are, and the code that shows the agent what they reach. */
package dev.oldpath.weave.callsite;
