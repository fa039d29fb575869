package dev.oldpath.weave.late;

import java.util.List;

/** The classes that the JVM has loaded. */
public interface LoadedClasses {
    /** Returns those that can be transformed again. */
    List<Class<?>> modifiable();

    /** Transforms classes again in as few steps as possible; returns those with which it could not be done. */
    List<Class<?>> retransform(List<Class<?>> types);
}
