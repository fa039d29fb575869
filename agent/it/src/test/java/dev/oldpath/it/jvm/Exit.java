package dev.oldpath.it.jvm;

import java.util.List;

/**
 * How a JVM ended and what it printed.
 *
 * @param code its exit code
 * @param out lines of its standard output
 * @param err lines of its standard error
 */
public record Exit(int code, List<String> out, List<String> err) {
    /** Fails unless it ended with 0. */
    public Exit assertSuccess() {
        if (code != 0) {
            throw new AssertionError("exit code " + code + "\n" + this);
        }
        return this;
    }

    /** What the agent printed. */
    public List<String> agentLines() {
        return err.stream().filter(line -> line.startsWith("[oldpath]")).toList();
    }

    /** What the agent printed, without how it started and what its inventory found, which it always prints. */
    public List<String> complaints() {
        return agentLines().stream()
                .filter(line -> !line.startsWith("[oldpath] inventory ") && !line.startsWith("[oldpath] OldPath "))
                .toList();
    }

    @Override
    public String toString() {
        return "stdout:\n" + String.join("\n", out) + "\nstderr:\n" + String.join("\n", err);
    }
}
