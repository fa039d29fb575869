package dev.oldpath.bench;

import dev.oldpath.ledger.PathKind;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One use of an old path, beside other ways to count it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HitBenchmark {
    private static long plain;

    private final AtomicLong atomic = new AtomicLong();
    private final LongAdder adder = new LongAdder();
    private final Attributes attributes = Attributes.of(
            AttributeKey.stringKey("oldpath.path.id"), "com.acme.Orders#legacyPrice(java.lang.String)",
            AttributeKey.stringKey("oldpath.client.name"), "mobile",
            AttributeKey.stringKey("oldpath.client.version"), "4.2");
    private final LongCounter counter = SdkMeterProvider.builder()
            .registerMetricReader(new IdleReader())
            .build()
            .get("bench")
            .counterBuilder("uses")
            .build();
    private final WovenTarget target;

    /** Weaves and defines the class that is called. */
    public HitBenchmark() {
        try {
            target = new WovenTarget();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes sure that what is measured counts. */
    @Setup
    public void callOnce() {
        Target.marked();
        Target.write(); // reads, too
        if (target.uses(PathKind.METHOD) != 1 || target.uses(PathKind.FIELD) != 1) {
            throw new IllegalStateException("a use has not been counted");
        }
    }

    /** Makes sure that nothing was lost on a path which the compiler chose later. */
    @TearDown
    public void callAgain() {
        long calls = target.uses(PathKind.METHOD);
        long reads = target.uses(PathKind.FIELD);
        Target.marked();
        Target.readOldField();
        if (target.uses(PathKind.METHOD) != calls + 1 || target.uses(PathKind.FIELD) != reads + 1) {
            throw new IllegalStateException("a use has not been counted");
        }
    }

    /** A call without a mark. */
    @Benchmark
    public void emptyCall() {
        Target.notMarked();
    }

    /** The least that counting can cost; loses uses with two threads. */
    @Benchmark
    public void plainIncrement() {
        plain++;
    }

    /** A woven call. */
    @Benchmark
    public void oldPath() {
        Target.marked();
    }

    /** A request of a client that meets no old path. */
    @Benchmark
    public void request() {
        target.leave(target.enter());
    }

    /** A request of a client that uses an old path. */
    @Benchmark
    public void requestOfOldPath() {
        int token = target.enter();
        Target.marked();
        target.leave(token);
    }

    /** A read of a field without a mark. */
    @Benchmark
    public int plainField() {
        return Target.readField();
    }

    /** A woven read of a field. */
    @Benchmark
    public int fieldSite() {
        return Target.readOldField();
    }

    /** One counter for all threads. */
    @Benchmark
    public void atomicLong() {
        atomic.incrementAndGet();
    }

    /** Striped. */
    @Benchmark
    public void longAdder() {
        adder.increment();
    }

    /** What the instrument of the SDK costs when the attributes are there already. */
    @Benchmark
    public void openTelemetryAdd() {
        counter.add(1, attributes);
    }

    /** The SDK records nothing without a reader; this one never reads. */
    private static final class IdleReader implements MetricReader {
        @Override
        public void register(CollectionRegistration registration) {}

        @Override
        public AggregationTemporality getAggregationTemporality(InstrumentType type) {
            return AggregationTemporality.CUMULATIVE;
        }

        @Override
        public CompletableResultCode forceFlush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
