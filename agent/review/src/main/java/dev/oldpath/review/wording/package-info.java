/** What all formats say in the same words: verdicts, reasons, dates, users, the five questions and what to do next. */
@NullMarked
package dev.oldpath.review.wording;

import org.jspecify.annotations.NullMarked;
