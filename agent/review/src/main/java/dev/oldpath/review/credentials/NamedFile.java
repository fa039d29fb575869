package dev.oldpath.review.credentials;

import dev.oldpath.review.input.SmallFile;
import dev.oldpath.review.problem.Problem;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A small text file and the flag that names it. Its problems name both, and never show what is in it. */
public record NamedFile(String flag, Path path) {
    /** The whole text. */
    String text() {
        try {
            return SmallFile.read(path);
        } catch (NoSuchFileException e) {
            throw problem("does not exist; name an existing file");
        } catch (SmallFile.Unfit e) {
            throw problem(e.getMessage() + "; name the right file");
        } catch (IOException e) {
            throw problem("cannot be read (" + e.getClass().getSimpleName() + "); name a file that this user may read");
        }
    }

    /** The text without the line break that editors append. */
    public String secret() {
        String text = text();
        String line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    Problem problem(String what) {
        return Problem.usage(flag + " " + path + ": " + what);
    }
}
