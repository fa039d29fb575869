/** {@code config}: the settings that an agent would have. */
@NullMarked
package dev.oldpath.review.settings;

import org.jspecify.annotations.NullMarked;
