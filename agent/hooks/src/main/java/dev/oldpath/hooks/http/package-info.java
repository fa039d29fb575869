/** What all HTTP servers have in common: the identity of the client and the rules for endpoints. */
package dev.oldpath.hooks.http;
