/** Exports what processes that ended without their last export have left in their ledger files (docs/decisions/09). */
package dev.oldpath.telemetry.recovery;
