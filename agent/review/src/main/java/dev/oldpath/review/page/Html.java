package dev.oldpath.review.page;

import dev.oldpath.review.terminal.Plain;
import java.util.List;
import java.util.regex.Pattern;

/**
 * HTML from fixed templates. Each {@code {}} takes the next value, escaped, so that nothing from outside can become
 * markup; only another {@link Html} goes in as it is.
 */
final class Html {
    private static final Pattern BREAKS = Pattern.compile("(?<=[.#(,/$])");

    private final StringBuilder text = new StringBuilder();

    Html add(String template, Object... values) {
        int from = 0;
        for (Object value : values) {
            int hole = template.indexOf("{}", from);
            text.append(template, from, hole);
            if (value instanceof Html html) {
                text.append(html.text);
            } else {
                escape(Plain.text(String.valueOf(value)));
            }
            from = hole + 2;
        }
        text.append(template, from, template.length());
        return this;
    }

    static Html of(String template, Object... values) {
        return new Html().add(template, values);
    }

    /** A list of which each entry is a sentence or a paragraph. */
    static Html each(String template, List<?> values) {
        Html all = new Html();
        values.forEach(value -> all.add(template, value));
        return all;
    }

    /** An id that may break where a reader would break it, and is still copied whole. */
    static Html id(String id) {
        Html all = new Html();
        BREAKS.splitAsStream(id).forEach(part -> all.add("{}<wbr>", part));
        return Html.of("""
                <span class="id">{}</span>""", all);
    }

    private void escape(String outside) {
        for (int i = 0; i < outside.length(); i++) {
            char c = outside.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                case '\'' -> text.append("&#39;");
                default -> text.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
