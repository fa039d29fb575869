package dev.oldpath.telemetry.collect;

import io.opentelemetry.sdk.common.Clock;

/** The SDK's clock, a little behind. */
final class EarlierClock implements Clock {
    private static final long BEHIND_NANOS = 5_000_000;

    private final Clock clock = Clock.getDefault();

    @Override
    public long now() {
        return clock.now() - BEHIND_NANOS;
    }

    @Override
    public long nanoTime() {
        return clock.nanoTime();
    }
}
