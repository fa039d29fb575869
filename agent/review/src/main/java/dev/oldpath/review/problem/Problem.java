package dev.oldpath.review.problem;

/** Something the user has to fix. The message is one line that names the place and the fix. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Wrong usage: options, the fleet file. */
    public static final int USAGE = 64;
    /** Evidence is there but cannot be read as evidence. */
    public static final int UNREADABLE = 65;
    /** The source of evidence does not answer. */
    public static final int UNREACHABLE = 69;

    /** The answer does not reach its reader. */
    public static final int UNWRITTEN = 74;

    private final int exitCode;

    private Problem(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public static Problem usage(String message) {
        return new Problem(USAGE, message);
    }

    public static Problem unreadable(String message) {
        return new Problem(UNREADABLE, message);
    }

    public static Problem unreachable(String message) {
        return new Problem(UNREACHABLE, message);
    }

    public static Problem unwritten(String message) {
        return new Problem(UNWRITTEN, message);
    }

    public int exitCode() {
        return exitCode;
    }
}
