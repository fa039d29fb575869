/** Tomcat 8.5 to 11: where each request and each asynchronous dispatch begins, before any valve or filter of the operator. */
package dev.oldpath.hooks.tomcat;
