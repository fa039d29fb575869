/**
 * From the ledger to OpenTelemetry metrics, over OTLP or into a file.
 *
 * <p>Everything happens on one daemon thread, {@code oldpath-telemetry}, and on those of the HTTP client it starts. The
 * application's threads never touch a class of the OpenTelemetry SDK: loading those takes most of a second.
 *
 * <p>Three things that a reader might expect from the SDK are done here instead. The period: its periodic reader
 * exports for the first time after a whole interval, reports success for exports that failed, and ends a shutdown in
 * its own time. Retries: every export carries all values since the start, so a failed one is repaired by the next, and
 * a retry inside the exporter would only hide failures and delay the end of the process. Reusable data points: a
 * request that is given up may still be read by the HTTP client while the next collection would write into it.
 */
package dev.oldpath.telemetry;
