package dev.oldpath.weave;

/** Weaves classes of frameworks, by name. Called on any thread that loads a class; must not call the application. */
public interface ClassHook {
    /**
     * Whether this hook weaves the class. Asked for every class that loads, so it has to be fast.
     *
     * @param internalName such as {@code org/apache/catalina/connector/CoyoteAdapter}
     */
    boolean wants(String internalName);

    /**
     * Weaves a class that it wants.
     *
     * @return the new class file, or the given one when there is nothing to weave in it
     */
    byte[] weave(String internalName, byte[] classFile);

    /** Called when weaving a class that it wants has failed. */
    void failed(String internalName);

    /** Called when a class that it wants has been found in the application's jars and may be loaded later. */
    void listed(String internalName);
}
