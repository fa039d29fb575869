package dev.oldpath.telemetry;

import dev.oldpath.telemetry.otlp.AnswerTimes;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import org.jspecify.annotations.Nullable;

/** When the process ends, and how far its clock is from that of the receiver. Thread-safe. */
final class Lifetime implements AnswerTimes {
    private volatile @Nullable Double endSeconds;
    private volatile @Nullable Double clockOffsetSeconds;

    /** Notes that the process ends in an orderly way: what is exported from now on is its last export. */
    void ends() {
        endSeconds = System.currentTimeMillis() / 1e3;
    }

    /**
     * The receiver leaves out fractions of a second, and may have written its time at any moment of the exchange. A host
     * whose clock may be right by that has no offset.
     */
    @Override
    public void answered(long sent, long received, long answered) {
        long least = answered - received;
        long most = answered + 999 - sent;
        clockOffsetSeconds = least <= 0 && most >= 0 ? 0 : (least + most) / 2e3;
    }

    void observe(ObservableDoubleMeasurement end, ObservableDoubleMeasurement clockOffset) {
        Double endNow = endSeconds;
        if (endNow != null) {
            end.record(endNow);
        }
        Double offset = clockOffsetSeconds;
        if (offset != null) {
            clockOffset.record(offset);
        }
    }
}
