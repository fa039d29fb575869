/** Fleets that never ran: processes, clients and troubles that write the telemetry the agent would have written. */
@NullMarked
package dev.oldpath.review.simulation;

import org.jspecify.annotations.NullMarked;
