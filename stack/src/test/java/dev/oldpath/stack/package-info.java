/** All parts together: telemetry through the real Prometheus with the shipped rules, compared with the Java verdict. */
@NullMarked
package dev.oldpath.stack;

import org.jspecify.annotations.NullMarked;
