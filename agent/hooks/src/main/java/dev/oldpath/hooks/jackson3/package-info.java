/** What extends classes of Jackson 3; loaded beside the application's Jackson, never by the agent itself. */
package dev.oldpath.hooks.jackson3;
