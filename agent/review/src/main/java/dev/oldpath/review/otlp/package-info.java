/** Evidence files: OTLP/JSON lines, streamed. */
@NullMarked
package dev.oldpath.review.otlp;

import org.jspecify.annotations.NullMarked;
