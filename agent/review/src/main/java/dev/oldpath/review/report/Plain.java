package dev.oldpath.review.report;

/** Text from outside made harmless: names of clients and paths must not steer a terminal. */
final class Plain {
    private Plain() {}

    static String text(String outside) {
        StringBuilder plain = new StringBuilder(outside.length());
        outside.codePoints()
                .forEach(point -> plain.appendCodePoint(
                        Character.isISOControl(point) || Character.getType(point) == Character.FORMAT ? '?' : point));
        return plain.toString();
    }
}
