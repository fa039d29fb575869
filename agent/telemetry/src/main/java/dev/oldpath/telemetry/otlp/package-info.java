/** What the SDK's exporters do not tell: when the receiver answered, and that it took only a part. */
package dev.oldpath.telemetry.otlp;
