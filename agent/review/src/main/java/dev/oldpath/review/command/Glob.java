package dev.oldpath.review.command;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text in which {@code *} stands for any characters, and nothing else has a meaning: ids have braces, brackets and slashes. */
record Glob(String text) {
    boolean isPattern() {
        return text.contains("*");
    }

    boolean matches(String value) {
        String regex = Arrays.stream(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(regex, Pattern.DOTALL).matcher(value).matches();
    }
}
