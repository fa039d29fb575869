package dev.oldpath.telemetry.otlp;

/** Is notified when a receiver has answered. Called by the threads of the exporter. */
public interface AnswerTimes {
    /**
     * Takes the times of one exchange, all in milliseconds of Unix time.
     *
     * @param sent when the request began, by the host's clock
     * @param received when the answer began, by the host's clock
     * @param answered the time in the answer, by the receiver's clock, in whole seconds
     */
    void answered(long sent, long received, long answered);
}
