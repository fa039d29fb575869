/** A review as a table, JSON, Markdown or in the formats of pipelines. */
@NullMarked
package dev.oldpath.review.report;

import org.jspecify.annotations.NullMarked;
