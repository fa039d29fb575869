/** Where settings come from, and which source wins. */
package dev.oldpath.config.source;
