/**
 * What the agent knows: the old paths and whether they are watched, who used them how often and when, and its own health.
 *
 * <p>Lives in the agent's isolated loader and uses JDK types only. Counting is described in {@link
 * dev.oldpath.ledger.ThreadCounts}; nothing here loads classes of the application or calls them.
 */
package dev.oldpath.ledger;
