package dev.oldpath.review.verdict;

import dev.oldpath.review.evidence.Instance;
import dev.oldpath.review.evidence.Run;
import dev.oldpath.review.evidence.ServiceEvidence;
import dev.oldpath.review.fleet.Expected;
import dev.oldpath.review.time.Spans;
import java.util.ArrayList;
import java.util.List;

/** Whether all expected instances reported, and in which state. */
final class ServiceCoverage {
    private final ServiceEvidence service;
    private final Expected expected;
    private final long asOf;
    private final List<Instance> instances;
    private final Spans fewer;
    private final Spans missing;
    private final Replacements replacements;

    ServiceCoverage(ServiceEvidence service, Expected expected, long asOf) {
        this.service = service;
        this.expected = expected;
        this.asOf = asOf;
        this.instances = service.instances();
        this.replacements = new Replacements(instances, asOf);
        this.fewer = fewer();
        this.missing = Spans.union(List.of(
                fewer,
                Spans.union(service.runs().stream().map(Run::twins).toList()),
                Spans.union(service.runs().stream().map(this::livedOn).toList()),
                expected.anyone()
                        ? Spans.union(
                                service.runs().stream().map(Run::unreported).toList())
                        : Spans.EMPTY));
    }

    ServiceEvidence service() {
        return service;
    }

    Expected expected() {
        return expected;
    }

    int reporting() {
        return (int) instances.stream()
                .filter(instance -> instance.reporting().contains(asOf))
                .count();
    }

    /** How long the slowest instance may take to report again, milliseconds. */
    long reach() {
        return service.runs().stream().mapToLong(Run::reach).max().orElse(0);
    }

    /** When fewer instances reported than expected, from the first sign of the service on; or two under one id. */
    Spans missing() {
        return missing;
    }

    private Spans fewer() {
        if (!expected.declared() || !expected.someone()) {
            return Spans.EMPTY;
        }
        if (instances.isEmpty() || service.firstReport() > asOf) {
            return Spans.of(asOf, asOf + 1);
        }
        return expected.anyone()
                ? Spans.EMPTY
                : Spans.of(service.firstSign(), asOf + 1).minus(enough());
    }

    private Spans enough() {
        if (expected.isJob()) {
            List<Spans> runs = new ArrayList<>();
            for (Instance instance : instances) {
                for (int i = 0; i < instance.reporting().size(); i++) {
                    runs.add(Spans.of(
                            instance.reporting().start(i),
                            instance.reporting().end(i) + expected.period().toMillis()));
                }
            }
            return Spans.union(runs);
        }
        return Spans.atLeast(
                expected.count(),
                instances.stream().map(instance -> instance.counted(asOf)).toList());
    }

    /** When uses of it do not arrive, of whatever path. */
    Spans usesMissing() {
        return Spans.union(service.runs().stream().map(Run::usesMissing).toList())
                .within(Long.MIN_VALUE, asOf + 1);
    }

    /** Whether it may have known any path, because what it knew never arrived. */
    boolean mayKnowEveryPath() {
        return !service.undescribedVersions().isEmpty();
    }

    Spans canaryFailed() {
        return Spans.union(
                service.runs().stream().map(run -> run.canary().failed()).toList());
    }

    /**
     * If all that report are the fleet: the end of the last gap. A gap is made by an instance that stopped without a
     * replacement, by one that was silent for a while and came back, and by a time in which nobody reported.
     */
    long lastUnreplacedStop() {
        if (!expected.anyone() || instances.isEmpty()) {
            return Spans.NEVER;
        }
        Spans nobody = Spans.of(service.firstSign(), asOf + 1)
                .minus(Spans.union(instances.stream().map(Instance::reporting).toList()));
        return Math.max(replacements.lastUnreplacedStop(), Math.min(asOf, nobody.lastEnd()));
    }

    /**
     * When a use may be lost because a process did not end in order. The process may have lived until another took its
     * place, and for a while together with that one.
     */
    Spans unclean() {
        List<Spans> all = new ArrayList<>();
        for (Run run : service.runs()) {
            if (run.endedUncleanly(asOf)) {
                all.add(Spans.of(run.lastReport(), Math.max(run.reporting().lastEnd(), placeTaken(run) + run.reach())));
            }
            run.lost().forEach(lost -> all.add(Spans.of(lost.lastReport(), lost.placeTaken() + run.reach())));
        }
        return Spans.union(all);
    }

    /**
     * When a process that never measured its host's clock may have lived on although its place seems empty: that clock may have been behind by
     * that time. Then it lived until another took its place, and for a while together with that one.
     */
    private Spans livedOn(Run run) {
        long end = run.reporting().lastEnd();
        long taken = placeTaken(run);
        return run.contract2() && !run.isClockMeasured() && end <= asOf && taken > end
                ? Spans.of(end, taken + run.reach())
                : Spans.EMPTY;
    }

    /** The latest first report of another instance within the time allowed for a replacement. */
    private long placeTaken(Run gone) {
        long silent = gone.reporting().lastEnd();
        Spans after = fewer.within(silent, Long.MAX_VALUE);
        long until = after.firstStart() == silent ? after.end(0) : silent;
        return instances.stream()
                .mapToLong(instance -> instance.reporting().firstStart())
                .filter(first -> first > gone.lastReport() && first <= until)
                .max()
                .orElse(gone.lastReport());
    }

    /** Whether the service keeps losing uses: two such ends within the window that are not one event. */
    boolean keepsEndingUncleanly(long window) {
        long[] ends = service.runs().stream()
                .flatMapToLong(run -> run.uncleanEnds(asOf))
                .filter(end -> end >= asOf - window)
                .sorted()
                .toArray();
        return ends.length > 1 && ends[ends.length - 1] - ends[0] > reach();
    }

    /**
     * Until when a job has shown what it used: its newest report. Whether it has run since, nobody can know before the next run is due. Without
     * end for all other services.
     */
    long newestRun() {
        return expected.isJob()
                ? service.runs().stream().mapToLong(Run::lastReport).max().orElse(Spans.NEVER)
                : Long.MAX_VALUE;
    }

    /**
     * The judge's clock of the service: the earliest time that it can be now. A host that is behind stamps uses too early. One that has not
     * measured by how much is behind by no more than the age of its newest report, or it would not count as reporting.
     */
    long judgeClock(long window) {
        long judgeClock = asOf;
        for (Run run : service.runs()) {
            judgeClock = Math.min(judgeClock, asOf - run.behindSince(asOf - window));
            if (!run.isClockMeasured() && run.reporting().contains(asOf)) {
                judgeClock = Math.min(judgeClock, run.lastReport());
            }
        }
        return judgeClock;
    }
}
