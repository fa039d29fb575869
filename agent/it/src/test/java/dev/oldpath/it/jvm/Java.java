package dev.oldpath.it.jvm;

/** A Java installation that runs tests. */
public interface Java {
    /** One of its programs, such as {@code java}. A missing installation skips the test that asked; in CI it fails. */
    String tool(String name);
}
