/** Real builds of {@code plugins/example}, as its users run them. */
@NullMarked
package dev.oldpath.build.it;

import org.jspecify.annotations.NullMarked;
