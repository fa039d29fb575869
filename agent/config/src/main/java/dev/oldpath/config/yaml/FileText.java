package dev.oldpath.config.yaml;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A text file in memory, which knows the line of each position. Immutable. */
final class FileText {
    private static final char REPLACEMENT = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String text;

    private FileText(String text) {
        this.text = text;
    }

    static FileText read(File file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try (InputStream content = new FileInputStream(file)) {
            for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
                bytes.write(buffer, 0, n);
            }
        }
        String text = new String(bytes.toByteArray(), StandardCharsets.UTF_8);
        boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
        return new FileText(marked ? text.substring(1) : text);
    }

    String text() {
        return text;
    }

    /** The first line that is not UTF-8, or 0 if all are. */
    int lineNotUtf8() {
        return lineWith(REPLACEMENT);
    }

    /** The first line, counted from 1, that has this character, or 0 if none has. */
    int lineWith(int codePoint) {
        int index = text.indexOf(codePoint);
        int line = index < 0 ? 0 : 1;
        for (int i = 0; i < index; i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }
}
