/**
 * What users' code may refer to. Without the agent it is inert, so it can stay in every build.
 */
package dev.oldpath.api;
