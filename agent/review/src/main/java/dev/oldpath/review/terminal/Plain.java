package dev.oldpath.review.terminal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;

/** Text from outside made harmless: names of clients and paths must not steer a terminal. */
public final class Plain {
    /** The last character that JSON holds as it is. What comes after it is escaped there: it may be one such as U+009B. */
    private static final int LAST_IN_JSON = '~';

    private Plain() {}

    /** Returns a generator of JSON for people and programs. It leaves the writer open. */
    public static JsonGenerator json(Writer out) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter();
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        return json.setHighestNonEscapedChar(LAST_IN_JSON);
    }

    public static String text(String outside) {
        StringBuilder plain = new StringBuilder(outside.length());
        outside.codePoints().forEach(point -> plain.appendCodePoint(steers(point) ? '?' : point));
        return plain.toString();
    }

    private static boolean steers(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
