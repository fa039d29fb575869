/** Prints what the agents have exported into a directory, as a table for people. Counts and names only, no verdict. */
@NullMarked
package dev.oldpath.examples.table;

import org.jspecify.annotations.NullMarked;
