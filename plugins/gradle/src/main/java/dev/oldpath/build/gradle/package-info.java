/** The Gradle plugin: a task for each command. It uses only what Gradle has had from version 4.4 to 8.11. */
package dev.oldpath.build.gradle;
