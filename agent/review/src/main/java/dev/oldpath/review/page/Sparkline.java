package dev.oldpath.review.page;

import dev.oldpath.review.evidence.Curve;
import dev.oldpath.review.wording.Wording;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Uses over time as bars. A step with any use is visible, however small in comparison. */
final class Sparkline {
    private static final int HEIGHT = 40;
    private static final int SMALLEST = 3;

    private Sparkline() {}

    static Html of(@Nullable Curve curve, Wording wording) {
        if (curve == null || curve.uses().isEmpty()) {
            return new Html();
        }
        List<Long> uses = curve.uses();
        long most = uses.stream().mapToLong(Long::longValue).max().orElse(0);
        long total = uses.stream().mapToLong(Long::longValue).sum();
        if (total == 0) {
            return new Html();
        }
        StringBuilder bars = new StringBuilder();
        for (int i = 0; i < uses.size(); i++) {
            if (uses.get(i) > 0) {
                // A square root keeps the rare ones readable next to a burst.
                long height = Math.max(SMALLEST, Math.round(HEIGHT * Math.sqrt((double) uses.get(i) / most)));
                bars.append('M')
                        .append(i * 10 + 1)
                        .append(' ')
                        .append(HEIGHT)
                        .append("v-")
                        .append(height)
                        .append("h8v")
                        .append(height)
                        .append('z');
            }
        }
        String text = Wording.uses(total);
        return Html.of(
                """
                        <figure>\
                        <svg class="spark" viewBox="0 0 {} {}" preserveAspectRatio="none" role="img" aria-label="Uses over time: {}"><path d="{}"/>\
                        <path class="ground" d="M0 {}H{}"/></svg><figcaption><span>{}</span><span>{}</span>\
                        <span>{}</span></figcaption></figure>""",
                uses.size() * 10,
                HEIGHT + 1,
                text,
                bars,
                HEIGHT,
                uses.size() * 10,
                wording.date(Instant.ofEpochMilli(curve.from())),
                text,
                wording.date(Instant.ofEpochMilli(curve.to())));
    }
}
