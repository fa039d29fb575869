/** What has to be written for Jackson 3 alone; defined beside the application's Jackson, never by the agent itself. */
package dev.oldpath.hooks.jackson3;
