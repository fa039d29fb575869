package dev.oldpath.review.credentials;

import dev.oldpath.review.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A small text file and the flag that names it. Its problems name both, and never show what is in it. */
public record NamedFile(String flag, Path path) {
    private static final int LARGEST_BYTES = 1 << 20;

    /** The whole text. Reads at most 1 MiB, so that a wrong path costs nothing. */
    String text() {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(LARGEST_BYTES + 1);
        } catch (NoSuchFileException e) {
            throw problem("does not exist; name an existing file");
        } catch (IOException e) {
            throw problem("cannot be read (" + e.getClass().getSimpleName() + "); name a file that this user may read");
        }
        if (bytes.length > LARGEST_BYTES) {
            throw problem("is larger than 1 MiB; name the right file");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw problem("is not a text file in UTF-8; name the right file");
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
