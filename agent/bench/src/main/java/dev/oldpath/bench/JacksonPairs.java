package dev.oldpath.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * {@link JacksonBenchmark} with and without the agent. One JVM differs from the next by more than the agent costs,
 * because the compiler decides otherwise, and so does a shared machine from one minute to the next. So JVMs run in pairs,
 * one right after the other, and the result is the median of the pairs' ratios.
 */
final class JacksonPairs {
    /** With fewer the 95 % interval of a median would be the whole range. */
    private static final int LEAST_PAIRS = 8;

    private JacksonPairs() {}

    /** Runs the pairs; returns the lines of a table. */
    static List<String> run(String agentJar) throws RunnerException {
        TreeMap<String, List<Double>> ratios = new TreeMap<>();
        for (int pair = 0; pair < Math.max(LEAST_PAIRS, Integer.getInteger("oldpath.bench.pairs", 12)); pair++) {
            boolean agentFirst = pair % 2 == 1;
            TreeMap<String, Double> first = scores(agentJar, agentFirst);
            TreeMap<String, Double> second = scores(agentJar, !agentFirst);
            TreeMap<String, Double> with = agentFirst ? first : second;
            TreeMap<String, Double> without = agentFirst ? second : first;
            with.forEach((name, score) -> ratios.computeIfAbsent(name, n -> new ArrayList<>())
                    .add(score / without.getOrDefault(name, Double.NaN)));
        }
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("| Jackson, with / without agent | pairs | median | 95 % | all |");
        lines.add("|---|---|---|---|---|");
        ratios.forEach((name, all) -> lines.add(line(name, all)));
        return lines;
    }

    private static TreeMap<String, Double> scores(String agentJar, boolean agent) throws RunnerException {
        TreeMap<String, Double> scores = new TreeMap<>();
        for (RunResult result : new Runner(new OptionsBuilder()
                        .include(JacksonBenchmark.class.getSimpleName())
                        .forks(1)
                        .warmupIterations(5)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .jvmArgsAppend(
                                agent ? "-javaagent:" + agentJar : "-Doldpath.enabled=false",
                                "-Doldpath.exporter=none",
                                "-Doldpath.packages=dev.oldpath.bench",
                                "-Doldpath.config=" + rule(),
                                "-XX:+UseSerialGC",
                                "-Xms256m",
                                "-Xmx256m")
                        .build())
                .run()) {
            scores.put(
                    result.getPrimaryResult().getLabel(),
                    result.getPrimaryResult().getScore());
        }
        return scores;
    }

    private static String rule() {
        try {
            Path file = Files.createTempFile("oldpath-bench", ".yaml");
            String text =
                    "paths:\n  - payload: " + JacksonBenchmark.Named.class.getName() + "#gone\n    removed: true\n";
            Files.write(file, text.getBytes(StandardCharsets.UTF_8));
            file.toFile().deleteOnExit();
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(String name, List<Double> ratios) {
        List<Double> sorted = new ArrayList<>(ratios);
        Collections.sort(sorted);
        int pairs = sorted.size();
        // The interval of the median by order statistics: whatever the distribution is.
        int outside = (int) Math.floor((pairs - 1.96 * Math.sqrt(pairs)) / 2);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.3f | %.3f to %.3f | %.3f to %.3f |",
                name,
                pairs,
                (sorted.get((pairs - 1) / 2) + sorted.get(pairs / 2)) / 2,
                sorted.get(Math.max(0, outside - 1)),
                sorted.get(Math.min(pairs - 1, pairs - outside)),
                sorted.get(0),
                sorted.get(pairs - 1));
    }
}
