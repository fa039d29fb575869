@NullMarked
package dev.oldpath.servers;

import org.jspecify.annotations.NullMarked;
