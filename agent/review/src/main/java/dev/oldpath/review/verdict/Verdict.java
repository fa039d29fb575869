package dev.oldpath.review.verdict;

/** The answer, by rising reason to leave the path alone. */
public enum Verdict {
    SAFE(0),
    TOO_EARLY(1),
    BLIND(2),
    IN_USE(3);

    private final int code;

    Verdict(int code) {
        this.code = code;
    }

    /** The number in {@code oldpath:verdict:code}. */
    public int code() {
        return code;
    }

    /**
     * Finds a verdict by its number.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Verdict ofCode(double code) {
        for (Verdict verdict : values()) {
            if (verdict.code == code) {
                return verdict;
            }
        }
        throw new IllegalArgumentException("no verdict has the code " + code);
    }
}
