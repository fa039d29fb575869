/**
 * The other end of the agent's telemetry: receivers that decode OTLP, and questions about what came in.
 */
@NullMarked
package dev.oldpath.it.otlp;

import org.jspecify.annotations.NullMarked;
