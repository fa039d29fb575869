/**
 * Runs the command line for a build. It is a JVM of its own, as {@code java -jar oldpath-agent.jar} is: a relative path means
 * the project's directory even inside a Gradle daemon, and what the command line consists of never meets the libraries of
 * the build.
 */
package dev.oldpath.build.command;
