/** What reflective calls reached while the application ran, and uses of old members that nobody can see. */
package dev.oldpath.weave.reflection;
