package dev.oldpath.review.terminal;

/** Numbers with what they count, in what the command line prints: {@code 1 old path}, {@code 2 old paths}. */
public final class Plural {
    private Plural() {}

    /** Returns the number and the noun, with an {@code s} unless there is one. */
    public static String of(long number, String noun) {
        return number + " " + (number == 1 ? noun : noun + 's');
    }
}
