/**
 * The only classes of the agent that the application's class path sees: the entry points and the loader of all else.
 *
 * <p>Java 8 bytecode, {@code java.io}, {@code java.lang} and {@code java.util} only: what premain initialises early
 * (logging, management, providers) the application could not configure any more.
 */
package dev.oldpath.agent;
