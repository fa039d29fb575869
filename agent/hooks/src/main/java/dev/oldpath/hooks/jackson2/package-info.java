/** What has to be written for Jackson 2 alone; defined beside the application's Jackson, never by the agent itself. */
package dev.oldpath.hooks.jackson2;
