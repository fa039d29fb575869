package dev.oldpath.weave.hook;

import org.jspecify.annotations.Nullable;

/** Weaves classes of frameworks, by name. Called on any thread that loads a class; must not call the application. */
public interface ClassHook {
    /**
     * Whether this hook weaves the class. Asked for every class that loads, so it has to be fast.
     *
     * @param internalName such as {@code org/apache/catalina/connector/CoyoteAdapter}
     */
    boolean wants(String internalName);

    /** Whether this hook weaves the class, if that cannot be told from its name. Has to be fast as well. */
    default boolean wants(String internalName, byte[] classFile) {
        return wants(internalName);
    }

    /**
     * Weaves a class that it wants.
     *
     * @return the new class file, or the given one when there is nothing to weave in it
     */
    byte[] weave(String internalName, byte[] classFile);

    /**
     * Weaves a class that it wants, for a hook that has to read class files beside it.
     *
     * @param loader the loader that is about to define the class; null is the boot loader
     */
    default byte[] weave(@Nullable ClassLoader loader, String internalName, byte[] classFile) {
        return weave(internalName, classFile);
    }

    /** Called when weaving a class that it wants has failed. */
    void failed(String internalName);

    /** Called when a class that it wants has been found in the application's jars and may be loaded later. */
    void listed(String internalName);

    /** The same for a hook that wants to know what is in the class. */
    default void listed(String internalName, byte[] classFile) {
        listed(internalName);
    }
}
