package dev.oldpath.review.otlp;

/**
 * A part of the evidence that could not be read: what it held is not known.
 *
 * @param where file and line, with what is wrong, for people
 * @param after the newest readable point before it in its file, epoch milliseconds; {@link Long#MIN_VALUE} when there is none
 * @param until when the file was last written, epoch milliseconds: what is missing is no younger
 */
public record Damage(String where, long after, long until) {}
