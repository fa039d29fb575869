package dev.oldpath.weave.weak;

/**
 * Something for every class loader, as long as that lives. Thread-safe.
 *
 * @param <V> must not refer to the loader
 */
public final class WeakLoaders<V> extends WeakIdentities<ClassLoader, V> {}
