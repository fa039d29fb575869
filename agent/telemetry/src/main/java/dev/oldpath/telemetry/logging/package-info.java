/**
 * Replaces {@code java.util.logging} in the libraries that the agent ships.
 *
 * <p>The OpenTelemetry SDK, OkHttp and Okio log through {@code java.util.logging}. Its first use creates the LogManager
 * of the JVM, and application servers that install their own (WildFly, JBoss) then refuse to start. The agent's jar is
 * therefore built with {@code java.util.logging} relocated to this package, which holds what those libraries use and no
 * more; a test reads their bytecode and fails when that grows. All messages become
 * debug lines of the agent. {@code Delivery} logs what matters about an export, once and not at every attempt.
 */
package dev.oldpath.telemetry.logging;
