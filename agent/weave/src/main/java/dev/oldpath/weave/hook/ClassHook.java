package dev.oldpath.weave.hook;

import org.jspecify.annotations.Nullable;

/**
 * Weaves classes of frameworks. Called on any thread that loads a class; must not call the application. Class names are
 * internal ones, such as {@code org/apache/catalina/connector/CoyoteAdapter}.
 */
public interface ClassHook {
    /** Returns the classes with which this hook is called, always the same. */
    NameEndings classes();

    /**
     * Weaves one of these classes, which is about to be defined.
     *
     * @param loader the loader that defines it; null is the boot loader
     * @return the new class file; null when there is nothing to weave in it
     */
    byte @Nullable [] weave(@Nullable ClassLoader loader, String internalName, byte[] classFile);

    /** One of these classes could not be woven. */
    default void failed(String internalName) {}

    /** One of these classes is in the application's jars, and may be loaded later or never. */
    default void listed(String internalName, byte[] classFile) {}

    /** One of these classes was loaded before there was an agent. It may still be woven. */
    default void loadedEarly(String internalName) {}

    /**
     * Returns classes that use members of others by reflection to read and write properties, where these uses are counted
     * as such; always the same.
     */
    default NameEndings countingThemselves() {
        return NameEndings.none();
    }
}
