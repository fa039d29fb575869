/**
 * Clients of the fixtures' HTTP servers.
 */
@NullMarked
package dev.oldpath.it.http;

import org.jspecify.annotations.NullMarked;
