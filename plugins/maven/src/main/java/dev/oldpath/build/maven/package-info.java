/** The goals of the Maven plugin, one for each command. */
package dev.oldpath.build.maven;
