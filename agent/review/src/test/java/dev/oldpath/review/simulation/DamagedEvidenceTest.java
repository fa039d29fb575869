package dev.oldpath.review.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.review.simulation.RandomFleet.Shape;
import dev.oldpath.review.simulation.Telemetry.Export;
import dev.oldpath.review.verdict.Judgement;
import dev.oldpath.review.verdict.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losing evidence never makes a verdict less cautious: what is SAFE without a part was SAFE with it. */
class DamagedEvidenceTest {
    private static final int MOMENTS = 3;

    static LongStream fleets() {
        return Seeds.of(300);
    }

    @ParameterizedTest
    @MethodSource("fleets")
    void what_is_lost_or_muddled_makes_nothing_safe(long seed) {
        RandomFleet fleet = RandomFleet.proving(seed, Shape.HOURLY, true);
        Random random = new Random(seed);
        for (int i = 0; i < MOMENTS; i++) {
            long moment = fleet.start() + (long) (random.nextDouble() * (fleet.end() - fleet.start()));
            List<Export> arrived = fleet.telemetry().exports().stream()
                    .filter(export -> export.arrival() <= moment)
                    .toList();
            Judgement whole = Judged.judgement(fleet, fleet.telemetry(), moment);
            if (arrived.isEmpty() || isAsGoodAsSafe(fleet, whole, moment)) {
                continue;
            }
            for (Damaging damaging : Damaging.values()) {
                if (damaging.losesInstances() && fleet.declaredInstances() < 0) {
                    continue; // whoever reports is declared to be the fleet
                }
                Telemetry damaged = new Telemetry();
                damaging.apply(arrived, random).forEach(damaged::add);
                assertThat(Judged.verdict(fleet, damaged, moment))
                        .as("%s at %s of %s: %s", damaging, moment, fleet, whole)
                        .isNotEqualTo(Verdict.SAFE);
            }
        }
    }

    /**
     * The end of a gap is known to three intervals, so a verdict that close to SAFE may tip over; and of the last three
     * nobody can say yet whether their exports are lost or late.
     */
    private static boolean isAsGoodAsSafe(RandomFleet fleet, Judgement whole, long moment) {
        Instant safeAt = whole.dates().safeAt();
        Instant lastUsed = whole.dates().lastUsed();
        boolean soon = safeAt != null && safeAt.toEpochMilli() <= moment + fleet.tolerance();
        boolean justUsed = lastUsed != null && lastUsed.toEpochMilli() >= moment - fleet.tolerance();
        return whole.verdict() == Verdict.SAFE || (whole.verdict() != Verdict.BLIND && (soon || justUsed));
    }
}
