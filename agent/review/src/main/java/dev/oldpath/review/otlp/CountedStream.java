package dev.oldpath.review.otlp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reports to the progress line how much was read. */
final class CountedStream extends FilterInputStream {
    private final Progress progress;

    CountedStream(InputStream in, Progress progress) {
        super(in);
        this.progress = progress;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        progress.read(Math.max(0, read));
        return read;
    }
}
