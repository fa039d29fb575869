package dev.oldpath.weave.place;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A directory or jar with class files. Thread-safe. */
interface Place {
    /** Returns the file of this name, such as {@code com/acme/Orders.class}; null when it has none. */
    byte @Nullable [] read(String name) throws IOException;
}
