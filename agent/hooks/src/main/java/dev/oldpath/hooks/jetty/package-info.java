/** Jetty 9.4 to 12: at {@code Server.handle}, before any handler of the application. */
package dev.oldpath.hooks.jetty;
