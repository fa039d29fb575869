package dev.oldpath.review.world;

/**
 * A time in which uses could be missed, so that even a judge who knows all could not take silence for proof.
 *
 * @param from when it begins
 * @param to when it ends, in truth
 * @param felt until when a judge may go on to say that it cannot know
 */
record Doubt(String what, long from, long to, long felt) {
    boolean isFelt(long moment, long settling) {
        return moment >= from && moment <= felt + settling;
    }
}
