package dev.oldpath.review.input;

import dev.oldpath.review.time.DurationText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A small text file that the user wrote. A wrong one costs neither memory nor an endless wait. */
public final class SmallFile {
    private static final int LARGEST_BYTES = 1 << 20;
    /** What {@code <(command)} may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A file that is there and is not what it should be. The message is for people. */
    public static final class Unfit extends IOException {
        private static final long serialVersionUID = 1L;

        Unfit(String message) {
            super(message);
        }
    }

    private SmallFile() {}

    /**
     * The whole text.
     *
     * @throws NoSuchFileException when there is no such file
     */
    public static String read(Path file) throws IOException {
        byte[] bytes = Files.isRegularFile(file) ? start(file) : stream(file);
        if (bytes.length > LARGEST_BYTES) {
            throw new Unfit("is larger than " + (LARGEST_BYTES >> 20) + " MB");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Unfit("is not a text file in UTF-8");
        }
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LARGEST_BYTES + 1);
        }
    }

    /** What a shell hands over is open already, but may never end. To open another pipe may take forever. */
    private static byte[] stream(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString());
        }
        if (Files.isDirectory(file)) {
            throw new IOException("it is a directory");
        }
        String name = file.toAbsolutePath().normalize().toString();
        if (!name.matches("/dev/fd/\\d+|/proc/self/fd/\\d+|/dev/stdin")) {
            throw new Unfit("is not a regular file");
        }
        FutureTask<byte[]> reading = new FutureTask<>(() -> start(file));
        Thread thread = new Thread(reading, "oldpath reads " + name);
        thread.setDaemon(true);
        thread.start();
        try {
            return reading.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Unfit("did not end within " + DurationText.format(PATIENCE));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
