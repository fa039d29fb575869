package dev.oldpath.weave.place;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Finds the class files of classes that have not been loaded. Thread-safe. */
public interface ClassFiles {
    /**
     * Returns a class file as the loader would find it.
     *
     * @param internalName such as {@code com/acme/Orders}
     * @return null when there is none, or none that can be read
     */
    byte @Nullable [] read(ClassLoader loader, String internalName) throws IOException;
}
