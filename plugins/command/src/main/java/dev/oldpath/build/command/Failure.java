package dev.oldpath.build.command;

/** The command ended with another exit code than 0. The message is the line to fail the build with. */
public final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    /** From here on the command could not answer; codes below are verdicts. */
    private static final int NO_ANSWER = 64;

    private final int exitCode;

    Failure(String command, int exitCode, String problem) {
        super(message(command, exitCode, problem));
        this.exitCode = exitCode;
    }

    private static String message(String command, int exitCode, String problem) {
        if (exitCode >= NO_ANSWER && !problem.isEmpty()) {
            return problem;
        }
        return "oldpath: " + command + ": " + meaning(exitCode) + " (exit code " + exitCode + ")";
    }

    private static String meaning(int exitCode) {
        switch (exitCode) {
            case 1:
                return "at least one is IN_USE";
            case 2:
                return "at least one is BLIND or TOO_EARLY";
            case 3:
                return "at least one is TOO_EARLY";
            default:
                return "failed";
        }
    }

    /** Whether the command answered, and the answer is no. */
    public boolean isVerdict() {
        return exitCode < NO_ANSWER;
    }
}
