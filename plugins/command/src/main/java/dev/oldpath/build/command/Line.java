package dev.oldpath.build.command;

import java.util.ArrayList;
import java.util.List;

/** A line as people type it after a command: words, with quotes around those that have spaces in them. */
final class Line {
    private Line() {}

    /** Splits as a shell does, without its variables, wildcards and escapes. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inside = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char each = line.charAt(i);
            if (quote != 0 && each == quote) {
                quote = 0;
            } else if (quote == 0 && (each == '\'' || each == '"')) {
                quote = each;
                inside = true;
            } else if (quote == 0 && Character.isWhitespace(each)) {
                if (inside) {
                    words.add(word.toString());
                }
                word.setLength(0);
                inside = false;
            } else {
                word.append(each);
                inside = true;
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException("the arguments lack a closing " + quote + ": " + line);
        }
        if (inside) {
            words.add(word.toString());
        }
        return words;
    }
}
