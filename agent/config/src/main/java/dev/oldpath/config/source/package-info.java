/** The sources of settings, and which of them wins. */
package dev.oldpath.config.source;
