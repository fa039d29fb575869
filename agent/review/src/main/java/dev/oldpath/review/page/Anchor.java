package dev.oldpath.review.page;

import dev.oldpath.review.verdict.PathReview;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * The address of a part of the page. It is the same in every report, so that a link holds: a readable part, and a hash that tells apart what
 * the readable part leaves out.
 */
final class Anchor {
    private static final int READABLE = 80;

    private Anchor() {}

    static String of(PathReview path) {
        return of("path-", path.id(), path.id() + '\n' + path.environment());
    }

    static String ofClient(String name) {
        return of("client-", name, name);
    }

    private static String of(String begin, String name, String whole) {
        String readable = name.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        CRC32 hash = new CRC32();
        hash.update(whole.getBytes(StandardCharsets.UTF_8));
        return begin
                + readable.substring(0, Math.min(READABLE, readable.length()))
                + String.format(Locale.ROOT, "-%08x", hash.getValue());
    }
}
