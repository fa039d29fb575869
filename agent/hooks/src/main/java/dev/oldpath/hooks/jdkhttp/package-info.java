/** The HTTP server of the JDK, {@code com.sun.net.httpserver}. */
package dev.oldpath.hooks.jdkhttp;
