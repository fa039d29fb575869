/** OpenTelemetry's own variables. */
package dev.oldpath.config.otel;
