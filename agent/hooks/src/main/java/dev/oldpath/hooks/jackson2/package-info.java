/** What extends classes of Jackson 2; loaded beside the application's Jackson, never by the agent itself. */
package dev.oldpath.hooks.jackson2;
