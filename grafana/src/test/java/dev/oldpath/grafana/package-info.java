@NullMarked
package dev.oldpath.grafana;

import org.jspecify.annotations.NullMarked;
