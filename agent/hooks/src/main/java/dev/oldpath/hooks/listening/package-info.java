/** Who listens for connections: an endpoint is watched only while every listener of the process is a server that is watched. */
package dev.oldpath.hooks.listening;
