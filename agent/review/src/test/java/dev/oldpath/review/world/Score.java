package dev.oldpath.review.world;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How a judge did: false SAFEs, needless BLINDs and lateness, in calm worlds and by hazard. */
public final class Score {
    private static final String ALL = "all worlds";
    private static final String CALM = "calm worlds whose agents measure their clocks";
    private static final String UNMEASURED = "calm worlds whose agents do not";

    private final Map<String, Row> rows = new TreeMap<>();
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

    private static final class Row {
        int worlds;
        int verdicts;
        int safe;
        int falselySafe;
        int declaredAway;
        int blind;
        int needlesslyBlind;
        final List<Double> lateness = new ArrayList<>();
    }

    /** A verdict in the words of the contract. */
    public enum Answer {
        SAFE,
        TOO_EARLY,
        BLIND,
        IN_USE
    }

    /** Notes that a world is judged. */
    public synchronized void world(World world) {
        rows(world).forEach(row -> row.worlds++);
    }

    /** Notes a verdict. */
    public synchronized void verdict(World world, Answer answer, String reason, long moment) {
        Truth truth = new Truth(world);
        Truth.Standing standing = truth.at(moment);
        boolean needless = answer == Answer.BLIND && truth.isClear(moment);
        for (Row row : rows(world)) {
            row.verdicts++;
            if (answer == Answer.SAFE) {
                row.safe++;
                row.falselySafe += standing == Truth.Standing.USED ? 1 : 0;
                row.declaredAway += standing == Truth.Standing.USED_BEYOND_WHAT_IS_DECLARED ? 1 : 0;
            }
            if (answer == Answer.BLIND) {
                row.blind++;
                row.needlesslyBlind += needless ? 1 : 0;
            }
        }
        if (answer == Answer.SAFE && standing == Truth.Standing.USED) {
            faults.add("FALSE SAFE at " + world.at(moment) + " in " + world);
        } else if (needless) {
            faults.add("NEEDLESS BLIND (" + reason + ") at " + world.at(moment) + " in " + world);
        }
    }

    /** Notes by how many intervals SAFE came later than it could have. */
    synchronized void late(World world, double intervals) {
        rows(world).forEach(row -> row.lateness.add(intervals));
    }

    private List<Row> rows(World world) {
        List<Row> own = new ArrayList<>();
        own.add(row(ALL));
        if (world.hazards.isEmpty()) {
            own.add(row(world.measuresClocks ? CALM : UNMEASURED));
        }
        world.hazards.forEach(hazard -> own.add(row(hazard.toString())));
        return own;
    }

    private Row row(String name) {
        return rows.computeIfAbsent(name, key -> new Row());
    }

    public int falseSafes() {
        return row(ALL).falselySafe;
    }

    public int needlessBlinds() {
        return row(ALL).needlesslyBlind;
    }

    public int safes() {
        return row(ALL).safe;
    }

    /** A share of the lateness in calm worlds, such as 0.5 for the median. */
    public double calmLateness(double share) {
        return quantile(row(CALM).lateness, share);
    }

    /** A verdict that should not have been, each with its whole world. */
    public List<String> faults() {
        return List.copyOf(faults);
    }

    /** As the documentation shows it. */
    public String table() {
        StringBuilder table = new StringBuilder("""
                | | worlds | verdicts | SAFE | false SAFE | SAFE by declaration | BLIND | needless BLIND | late, median | late, 99 % |
                |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
                """);
        line(table, ALL);
        line(table, CALM);
        line(table, UNMEASURED);
        rows.keySet().stream()
                .filter(name -> !name.equals(ALL) && !name.equals(CALM) && !name.equals(UNMEASURED))
                .forEach(name -> line(table, name));
        return table.toString();
    }

    private void line(StringBuilder table, String name) {
        Row row = row(name);
        table.append(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %d | %d | %d | %d | %s | %s |%n",
                name,
                row.worlds,
                row.verdicts,
                row.safe,
                row.falselySafe,
                row.declaredAway,
                row.blind,
                row.needlesslyBlind,
                text(row.lateness, 0.5),
                text(row.lateness, 0.99)));
    }

    private static String text(List<Double> values, double share) {
        return values.isEmpty() ? "" : String.format(Locale.ROOT, "%.1f", quantile(values, share));
    }

    private static double quantile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
    }
}
