package dev.oldpath.review.prometheus;

import dev.oldpath.review.contract.Series;
import dev.oldpath.review.problem.Problem;
import dev.oldpath.review.time.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The series that the rules recorded, after checking that the rules run. All are of the last evaluation that has ended: of one that
 * still runs, some series are there and others are not.
 */
final class Recorded {
    /** The look-back of Prometheus: what is older is not in the answers. */
    private static final Duration STOPPED = Duration.ofMinutes(5);

    /** Clocks of the servers that evaluate and that answer may differ by this. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final PrometheusApi client;
    private final @Nullable Instant asOf;
    private final Instant moment;
    private final Instant evaluation;

    Recorded(PrometheusApi client, @Nullable Instant asOf) {
        this.client = client;
        this.asOf = asOf;
        List<Sample> evaluated = client.query("last_over_time(" + Series.EVAL_TIMESTAMP_SECONDS + "[30d])", asOf);
        if (evaluated.isEmpty()) {
            refuseOtherNames();
            throw Problem.unreadable(client.address()
                    + ": has no OldPath rules (no " + Series.EVAL_TIMESTAMP_SECONDS + " in 30 days); load"
                    + " collector-config/prometheus/rules/*.yml there");
        }
        Sample last = evaluated.get(0);
        for (Sample sample : evaluated) {
            last = sample.value() > last.value() ? sample : last;
        }
        moment = at(last.time());
        evaluation = at(last.value());
        Duration silence = Duration.between(evaluation, moment);
        if (Double.isNaN(last.value()) || silence.compareTo(AHEAD.negated()) < 0) {
            throw Problem.unreadable(client.address() + ": the OldPath rules ran at " + evaluation
                    + ", which is in the future of " + moment + "; check the clock there");
        }
        if (silence.compareTo(STOPPED) > 0) {
            throw Problem.unreadable(client.address() + ": the OldPath rules stopped " + DurationText.format(silence)
                    + " ago (" + evaluation + "); see Status > Rules there");
        }
    }

    /** Nothing recorded may mean that the rules read other names than the server gives. */
    void refuseOtherNames() {
        String problem = MetricNames.problem(client, asOf);
        if (problem != null) {
            throw Problem.unreadable(client.address() + ": " + problem);
        }
    }

    /** The same where they read some, and judge others missing. */
    Optional<String> noteOtherNames() {
        return MetricNames.note(client, asOf);
    }

    /** The moment that the server was asked about: its own present, or that of {@code --as-of}. */
    Instant moment() {
        return moment;
    }

    /** The samples of a series; those that are no number are left out. */
    List<Sample> series(String name) {
        return all(name).stream()
                .filter(sample -> !Double.isNaN(sample.value()))
                .toList();
    }

    /** The samples of a series, whatever their value. */
    List<Sample> all(String name) {
        List<Sample> samples = client.query(name, evaluation);
        for (Sample sample : samples) {
            if (Duration.between(at(sample.time()), moment).compareTo(STOPPED) > 0) {
                throw Problem.unreadable(client.address() + ": " + name + " is of " + at(sample.time())
                        + " there, and not of " + moment + "; check whether something answers from a cache");
            }
        }
        return samples;
    }

    List<Sample> range(String query, Instant from, Duration step) {
        return client.range(query, from, moment, step);
    }

    static Instant at(double seconds) {
        return Instant.ofEpochMilli(Math.round(seconds * 1000));
    }
}
