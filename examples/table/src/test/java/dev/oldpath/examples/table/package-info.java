@NullMarked
package dev.oldpath.examples.table;

import org.jspecify.annotations.NullMarked;
