/** Points folded into what is known about services, instances and paths, in any order and in memory that does not grow with time. */
@NullMarked
package dev.oldpath.review.evidence;

import org.jspecify.annotations.NullMarked;
