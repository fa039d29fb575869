/** What the operator declares: how many instances of a service there should be, and how far back a rollback may go. */
@NullMarked
package dev.oldpath.review.fleet;

import org.jspecify.annotations.NullMarked;
