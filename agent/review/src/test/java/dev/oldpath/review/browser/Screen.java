package dev.oldpath.review.browser;

import java.util.List;
import java.util.Map;

/** What a reader holds the report in. */
enum Screen {
    PHONE(390, 844, 2, true, "screen"),
    DESKTOP(1280, 900, 1, false, "screen"),
    /** The printable width of A4 at 96 dots an inch. */
    PAPER(718, 1046, 1, false, "print");

    private final int width;
    private final int height;
    private final int density;
    private final boolean mobile;
    private final String media;

    Screen(int width, int height, int density, boolean mobile, String media) {
        this.width = width;
        this.height = height;
        this.density = density;
        this.mobile = mobile;
        this.media = media;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** The parameters of {@code Emulation.setDeviceMetricsOverride}. */
    Map<String, Object> metrics() {
        return Map.of("width", width, "height", height, "deviceScaleFactor", density, "mobile", mobile);
    }

    /** The parameters of {@code Emulation.setEmulatedMedia}. */
    Map<String, Object> media(Scheme scheme) {
        return Map.of(
                "media", media, "features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme.value())));
    }

    /** What the reader prefers. */
    enum Scheme {
        LIGHT("light"),
        DARK("dark");

        private final String value;

        Scheme(String value) {
            this.value = value;
        }

        String value() {
            return value;
        }
    }
}
