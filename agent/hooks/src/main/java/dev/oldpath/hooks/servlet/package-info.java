/** Servlet containers that have no package of their own, {@code javax} and {@code jakarta}: at {@code HttpServlet}. */
package dev.oldpath.hooks.servlet;
