/** What the SDK's exporters do not report: when the receiver answered, and that it accepted only a part. */
package dev.oldpath.telemetry.otlp;
