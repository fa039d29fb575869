package dev.oldpath.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Prints what a use costs above an empty call, with one and two threads, and what Jackson costs with the agent. */
public final class Bench {
    private Bench() {}

    /** Needs the system properties {@code oldpath.bench.boot} and {@code oldpath.bench.agent}: where the classes of
     * agent/boot and where the agent are. */
    public static void main(String[] arguments) throws RunnerException {
        List<String> lines = new ArrayList<>();
        lines.add("| threads | what | ns | above the empty call | B |");
        lines.add("|---|---|---|---|---|");
        for (int threads = 1; threads <= 2; threads++) {
            table(threads, "", run(HitBenchmark.class, threads), lines);
            table(threads, " with oldpath.ledger", run(HitBenchmark.class, threads, ledger()), lines);
        }
        table(1, "", run(ScanBenchmark.class, 1), lines);
        lines.addAll(JacksonPairs.run(System.getProperty("oldpath.bench.agent")));
        say("");
        say(System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        lines.forEach(Bench::say);
    }

    private static String ledger() {
        return "-Doldpath.bench.ledger=" + System.getProperty("java.io.tmpdir") + "/oldpath-bench-ledger";
    }

    private static List<RunResult> run(Class<?> benchmark, int threads, String... options) throws RunnerException {
        return new ArrayList<>(new Runner(new OptionsBuilder()
                        .include(benchmark.getSimpleName())
                        .threads(threads)
                        .forks(Integer.getInteger("oldpath.bench.forks", 3))
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .addProfiler(GCProfiler.class)
                        // Puts java.lang.$OldPath where premain puts it, so that the JVM honours @ForceInline.
                        .jvmArgsAppend("--patch-module=java.base=" + System.getProperty("oldpath.bench.boot"))
                        .jvmArgsPrepend(options)
                        .build())
                .run());
    }

    private static void table(int threads, String how, List<RunResult> results, List<String> lines) {
        double empty = Double.NaN;
        for (RunResult result : results) {
            if (name(result).equals("emptyCall")) {
                empty = result.getPrimaryResult().getScore();
            }
        }
        for (RunResult result : results) {
            Result<?> time = result.getPrimaryResult();
            lines.add(String.format(
                    Locale.ROOT,
                    "| %d | %s | %.2f ± %.2f | %s | %.2f |",
                    threads,
                    name(result) + how,
                    time.getScore(),
                    time.getScoreError(),
                    Double.isNaN(empty) ? "" : String.format(Locale.ROOT, "%.2f", time.getScore() - empty),
                    allocated(result)));
        }
    }

    private static double allocated(RunResult result) {
        return Objects.requireNonNull(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                .getScore();
    }

    private static String name(RunResult result) {
        return result.getPrimaryResult().getLabel();
    }

    @SuppressWarnings("SystemOut") // the table is what it is run for
    private static void say(String line) {
        System.out.println(line);
    }
}
