/** Whether all that an agent sent has arrived. */
@org.jspecify.annotations.NullMarked
package dev.oldpath.review.arrival;
