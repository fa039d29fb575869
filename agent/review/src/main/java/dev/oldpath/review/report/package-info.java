/** A review as a table, JSON, Markdown or an HTML page. */
@NullMarked
package dev.oldpath.review.report;

import org.jspecify.annotations.NullMarked;
