/** The names of metrics and attributes (docs/metrics.md). */
package dev.oldpath.telemetry.contract;
