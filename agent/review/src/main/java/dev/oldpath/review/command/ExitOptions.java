package dev.oldpath.review.command;

import dev.oldpath.review.verdict.Verdict;
import picocli.CommandLine.Option;

/** A verdict as an exit code. */
final class ExitOptions {
    @Option(names = "--strict-exit", description = "Exit with 3 instead of 2 when TOO_EARLY is the worst verdict.")
    boolean strict;

    int code(Verdict worst) {
        return switch (worst) {
            case SAFE -> 0;
            case TOO_EARLY -> strict ? 3 : 2;
            case BLIND -> 2;
            case IN_USE -> 1;
        };
    }
}
