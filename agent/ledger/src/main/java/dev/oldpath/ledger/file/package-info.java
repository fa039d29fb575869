/**
 * The ledger as a file, for {@code oldpath.ledger}: what a process writes, and what the next one finds (docs/decisions/09).
 *
 * <p>A file and not a mapping, because what fails under a mapping ends the application. No class of {@code java.nio.file}
 * and no random number: premain creates the file, and an application may replace the default file system, and security providers.
 */
package dev.oldpath.ledger.file;
