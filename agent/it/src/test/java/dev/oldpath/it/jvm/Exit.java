package dev.oldpath.it.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How a JVM ended and what it printed.
 *
 * @param code its exit code
 * @param out lines of its standard output
 * @param err lines of its standard error
 */
public record Exit(int code, List<String> out, List<String> err) {
    private static final String TIME = "\\[oldpath] \\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[.]\\d+Z ";
    private static final Pattern STAMP = Pattern.compile(TIME + "(ERROR|WARN|INFO|DEBUG) \\S");
    private static final Pattern WARNING = Pattern.compile(TIME + "(ERROR|WARN) ");
    private static final Pattern ALWAYS = Pattern.compile(TIME + "INFO (inventory|OldPath) ");

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
                .filter(line -> !ALWAYS.matcher(line).lookingAt())
                .toList();
    }

    /** The agent's lines of the levels {@code WARN} and {@code ERROR}. Fails if a line has no time and level. */
    public List<String> warnings() {
        assertThat(agentLines())
                .isNotEmpty()
                .allMatch(line -> STAMP.matcher(line).lookingAt());
        return agentLines().stream()
                .filter(line -> WARNING.matcher(line).lookingAt())
                .toList();
    }

    @Override
    public String toString() {
        return "stdout:\n" + String.join("\n", out) + "\nstderr:\n" + String.join("\n", err);
    }
}
