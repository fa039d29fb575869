package dev.oldpath.review.fleet;

/**
 * How many instances of a service there should be.
 *
 * @param declared false when nobody said; then nothing can be SAFE
 * @param anyone whoever reports is the whole fleet
 * @param count the number, when one was declared
 */
public record Expected(boolean declared, boolean anyone, int count) {
    public static final Expected NOT_DECLARED = new Expected(false, false, 0);
    public static final Expected WHOEVER_REPORTS = new Expected(true, true, 0);

    public static Expected of(int count) {
        return new Expected(true, false, count);
    }

    @Override
    public String toString() {
        return declared ? anyone ? "whoever reports" : String.valueOf(count) : "not declared";
    }
}
