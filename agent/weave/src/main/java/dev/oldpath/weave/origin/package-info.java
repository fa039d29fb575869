/** The origins of classes, and whether the agent can look through all of it. */
package dev.oldpath.weave.origin;
