package dev.oldpath.hooks.payload;

import dev.oldpath.weave.hook.ClassHook;

/** A library that reads and writes bodies. */
public interface BodyLibrary extends ClassHook {
    /** Returns what people call the library: in the documentation, in messages and in reasons. */
    String label();

    /** Whether uses of properties are counted; if not, old properties are reported as uncountable or failed. */
    boolean countsProperties();
}
