/**
 * What extends and asks Jackson: compiled against Jackson 2 and defined beside the application's Jackson, whose names it
 * is given then; never loaded by the agent itself. What the two generations of Jackson do differently is in the classes of
 * {@code jackson2} and {@code jackson3} that have the same names in both.
 */
package dev.oldpath.hooks.jackson.side;
