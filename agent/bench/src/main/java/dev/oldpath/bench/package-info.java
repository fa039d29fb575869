/** What the agent costs, measured. */
@NullMarked
package dev.oldpath.bench;

import org.jspecify.annotations.NullMarked;
