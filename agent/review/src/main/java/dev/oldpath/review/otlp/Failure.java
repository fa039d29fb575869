package dev.oldpath.review.otlp;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;

/** Why a file could not be read, in words. The messages of the JDK often hold the name alone. */
final class Failure {
    private Failure() {}

    static String reason(Exception failure) {
        Throwable e = failure.getCause() == null ? failure : failure.getCause();
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof NoSuchFileException) {
            return "it is not there any more";
        }
        if (e instanceof FileSystemLoopException) {
            return e.getMessage() + " links to a directory it is in";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
