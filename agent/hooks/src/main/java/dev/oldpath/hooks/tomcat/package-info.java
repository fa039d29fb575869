/** Tomcat 8.5 to 11: at the valve that every request and every asynchronous dispatch passes, before any filter. */
package dev.oldpath.hooks.tomcat;
