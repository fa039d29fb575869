/**
 * How woven code reports to the agent. The object that writes the call into a class is the object that receives it; in
 * between there is only its number, so {@code java.lang.$OldPath} knows of no framework.
 *
 * <p>Who wants a report extends {@link dev.oldpath.weave.crossing.Crossing}, or {@link
 * dev.oldpath.weave.crossing.PassingCrossing} to put another value in the place of one, or {@link
 * dev.oldpath.weave.crossing.Entrance} to set the client of the thread. Code that is woven as instructions calls {@code
 * emit}; code that is woven as Byte Buddy advice has a parameter with {@link
 * dev.oldpath.weave.crossing.CrossingNumber}.
 */
package dev.oldpath.weave.crossing;
