/** The real Collector and Prometheus, built from their Go modules and started on loopback for tests. */
@NullMarked
package dev.oldpath.servers;

import org.jspecify.annotations.NullMarked;
