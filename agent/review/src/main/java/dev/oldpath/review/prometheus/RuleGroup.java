package dev.oldpath.review.prometheus;

import dev.oldpath.review.time.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of rules as the server runs it.
 *
 * @param interval how often it has to run; zero when that is not known
 * @param took how long its last run took
 * @param lastRan when it last ran; the year 1 when it has not run yet, nothing when that is not known
 */
record RuleGroup(
        String name,
        Duration interval,
        Duration took,
        @Nullable Instant lastRan,
        List<Rule> rules) {
    /** One rule, and the series it records. */
    record Rule(String series, String labels, String health, String error, Duration took) {
        String name() {
            return series + labels;
        }

        /** What is wrong with it: whatever the server does not call fine. It may not have run yet. */
        @Nullable
        String problem() {
            boolean fine = health.equals("ok") || health.equals("unknown");
            if (fine && error.isEmpty()) {
                return null;
            }
            return error.isEmpty() ? "its health is '" + health + "'" : error;
        }
    }

    /** Queries of Prometheus look back so far; groups that run less often are not expected to have run since it started. */
    private static final Duration SOON = Duration.ofMinutes(5);

    /** A run that is no longer delays no verdict by more than anybody would notice. */
    private static final Duration BRIEF = Duration.ofSeconds(10);

    private static final Duration SLACK = Duration.ofMinutes(1);

    /** Whether it records one of our series. Users write the inputs, so the author does not matter. */
    boolean isOurs() {
        return name.startsWith("oldpath.")
                || rules.stream().anyMatch(rule -> rule.series().startsWith("oldpath:"));
    }

    /** What is wrong with it at a moment: a rule that fails, or that is late. */
    @Nullable
    String problem(Instant moment) {
        for (Rule rule : rules) {
            String problem = rule.problem();
            if (problem != null) {
                return "the rule " + rule.name() + " of the group " + name + " fails there: " + problem;
            }
        }
        if (lastRan == null || interval.isZero()) {
            return null;
        }
        if (lastRan.isBefore(Instant.EPOCH)) {
            return interval.compareTo(SOON) > 0
                    ? null
                    : "the group " + name + " has not run there yet, with its rule "
                            + (rules.isEmpty() ? "" : rules.get(0).name()) + "; ask again in "
                            + DurationText.format(interval);
        }
        if (took.compareTo(interval) > 0 && took.compareTo(BRIEF) > 0) {
            return late("it took " + DurationText.format(took));
        }
        Duration age = Duration.between(lastRan, moment);
        return age.compareTo(interval.multipliedBy(2).plus(SLACK)) > 0
                ? late("it last ran " + DurationText.format(age) + " ago")
                : null;
    }

    private String late(String how) {
        return "the group " + name + " is late there: " + how + " and has to run every "
                + DurationText.format(interval)
                + rules.stream()
                        .max(Comparator.comparing(Rule::took))
                        .map(slowest -> "; its slowest rule is " + slowest.name())
                        .orElse("");
    }
}
