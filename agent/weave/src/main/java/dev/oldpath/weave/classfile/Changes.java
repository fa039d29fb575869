package dev.oldpath.weave.classfile;

/** Whether anything has been woven into a class: if not, it stays as it is. Not thread-safe. */
public final class Changes {
    private boolean any;

    /** Notes one. */
    public void add() {
        any = true;
    }

    /** Whether there are any. */
    public boolean any() {
        return any;
    }
}
