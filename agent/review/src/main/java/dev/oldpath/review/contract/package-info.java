/** The names that evidence and recorded series bear. Each is written here, and in the agent's telemetry, and nowhere else. */
@NullMarked
package dev.oldpath.review.contract;

import org.jspecify.annotations.NullMarked;
