/**
 * The old paths in built code, before it ever runs. The only part of the review that reads code instead of evidence; it
 * finds what the agent would find, because it asks the agent's own scanner.
 */
@NullMarked
package dev.oldpath.review.scan;

import org.jspecify.annotations.NullMarked;
