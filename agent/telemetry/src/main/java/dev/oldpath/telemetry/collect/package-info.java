/** The OpenTelemetry SDK as far as it collects metrics. */
package dev.oldpath.telemetry.collect;
