package dev.oldpath.review.wording;

/** Text from outside made harmless: names of clients and paths must not steer a terminal. */
public final class Plain {
    private Plain() {}

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
