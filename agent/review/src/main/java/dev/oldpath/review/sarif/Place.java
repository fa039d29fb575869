package dev.oldpath.review.sarif;

/**
 * Where in the sources something is.
 *
 * @param uri a file relative to the directory of the command or to an unknown folder of sources, or a folder with a slash at its end
 * @param line 0 when it is not known
 * @param found whether the file was found, so that it is not relative to an unknown folder
 */
public record Place(String uri, int line, boolean found) {}
