/** Evidence and fleet to verdict. Pure: the same input always gives the same verdict. The rules are in docs/decisions/01-verdict.md. */
@NullMarked
package dev.oldpath.review.verdict;

import org.jspecify.annotations.NullMarked;
