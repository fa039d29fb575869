package java.lang;

/**
 * What {@link $OldPath} uses of the JDK's class, for the compiler only: {@code --release 8} hides what only {@code java.lang}
 * may see. Compiled and deleted; the JDK's own takes its place.
 */
public class Thread implements Runnable {
    /** Not zero once the thread has used {@code ThreadLocalRandom}; differs in its lowest bits from thread to thread. */
    int threadLocalRandomProbe;

    private Thread() {}

    /** The thread that runs this. */
    public static native Thread currentThread();

    @Override
    public void run() {}
}
