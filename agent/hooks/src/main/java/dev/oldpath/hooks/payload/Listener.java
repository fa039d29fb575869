package dev.oldpath.hooks.payload;

/** Hears what a woven framework tells. */
public interface Listener {
    /** Called on a thread of the application; must not throw. */
    void told(Object detail);
}
