/**
 * HTTP servers, and the clients that call them.
 */
@NullMarked
package dev.oldpath.it.http;

import org.jspecify.annotations.NullMarked;
