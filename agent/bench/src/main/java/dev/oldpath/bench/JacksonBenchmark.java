package dev.oldpath.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Jackson reads a body of twenty properties, of which none or one is old; run with and without the agent. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JacksonBenchmark {
    private static final int PROPERTIES = 20;

    private final String body = body();
    private final ObjectReader none = new ObjectMapper().readerFor(NoneOld.class);
    private final ObjectReader named = new ObjectMapper().readerFor(Named.class);
    private final ObjectReader one = new ObjectMapper().readerFor(OneOld.class);

    private static String body() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < PROPERTIES; i++) {
            text.append(i == 0 ? "" : ",").append(String.format(Locale.ROOT, "\"p%02d\":\"value %d\"", i, i));
        }
        return text.append('}').toString();
    }

    /** A class that the agent leaves alone. */
    @Benchmark
    public Object noneOld() throws JsonProcessingException {
        return none.readValue(body);
    }

    /** A class that a rule names: its constructors report. The rule is for a property that the class once had. */
    @Benchmark
    public Object namedByARule() throws JsonProcessingException {
        return named.readValue(body);
    }

    /** A class with one property that counts. */
    @Benchmark
    public Object oneOld() throws JsonProcessingException {
        return one.readValue(body);
    }

    /** The same class in a service that reads the other one too, so that Jackson's own code has met both. */
    @Benchmark
    public Object noneOldBesideOne(BothRead both) throws JsonProcessingException {
        return none.readValue(body);
    }

    /** Both classes are read now and then. */
    @State(Scope.Thread)
    public static class BothRead {
        private static final int BODIES = 20_000;

        /** Reads the class with the old property. */
        @Setup(Level.Iteration)
        public void read(JacksonBenchmark of) throws JsonProcessingException {
            for (int i = 0; i < BODIES; i++) {
                of.one.readValue(of.body);
            }
        }
    }

    /** Twenty properties. */
    public static class NoneOld {
        public String p00;
        public String p01;
        public String p02;
        public String p03;
        public String p04;
        public String p05;
        public String p06;
        public String p07;
        public String p08;
        public String p09;
        public String p10;
        public String p11;
        public String p12;
        public String p13;
        public String p14;
        public String p15;
        public String p16;
        public String p17;
        public String p18;
        public String p19;
    }

    /** The same, named by a rule. */
    public static class Named extends NoneOld {}

    /** The same, one of them old. */
    public static class OneOld {
        public String p00;
        public String p01;
        public String p02;
        public String p03;
        public String p04;
        public String p05;
        public String p06;

        @Deprecated
        public String p07;

        public String p08;
        public String p09;
        public String p10;
        public String p11;
        public String p12;
        public String p13;
        public String p14;
        public String p15;
        public String p16;
        public String p17;
        public String p18;
        public String p19;
    }
}
