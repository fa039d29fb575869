package dev.oldpath.examples.table;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One old path over all services and versions that know it. */
final class OldPath {
    /** What a reader has to know first. */
    enum Finding {
        IN_USE("STILL IN USE, by those named"),
        UNUSED("WATCHED, NOT USED so far"),
        NOT_WATCHED("NOT WATCHED everywhere (pending: its class has not loaded; uncountable: some uses do not count)");

        final String title;

        Finding(String title) {
            this.title = title;
        }
    }

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final String WATCHED = "watched";

    private final String id;
    private final String kind;
    private final Map<String, Set<String>> versionsByState = new TreeMap<>(Comparator.reverseOrder());
    private final Map<String, Uses> usesByClient = new TreeMap<>();

    private static final class Uses {
        long count;
        Instant last = Instant.MIN;
        final Set<String> versions = new TreeSet<>();
    }

    OldPath(String id, String kind) {
        this.id = id;
        this.kind = kind;
    }

    String id() {
        return id;
    }

    String kind() {
        return kind;
    }

    /** A service of this version knows the path. */
    void known(String version, String state) {
        versionsByState.computeIfAbsent(state, key -> new TreeSet<>()).add(version);
    }

    /** A client has used the path in a service of this version. */
    void used(String client, String version, long count, Instant last) {
        Uses uses = usesByClient.computeIfAbsent(client, key -> new Uses());
        uses.count += count;
        uses.last = last.isAfter(uses.last) ? last : uses.last;
        uses.versions.add(version);
    }

    Finding finding() {
        if (!usesByClient.isEmpty()) {
            return Finding.IN_USE;
        }
        return versionsByState.keySet().equals(Set.of(WATCHED)) ? Finding.UNUSED : Finding.NOT_WATCHED;
    }

    /** State, uses, last use, client, versions: a row for each client, then one for each state where none is. */
    List<String[]> rows(ZoneId zone) {
        List<String[]> rows = new ArrayList<>();
        Set<String> quiet = new TreeSet<>();
        versionsByState.values().forEach(quiet::addAll);
        usesByClient.forEach((client, uses) -> {
            rows.add(row(
                    WATCHED, String.valueOf(uses.count), TIME.format(uses.last.atZone(zone)), client, uses.versions));
            quiet.removeAll(uses.versions);
        });
        versionsByState.forEach((state, versions) -> {
            Set<String> here = new TreeSet<>(versions);
            here.retainAll(quiet);
            if (!here.isEmpty()) {
                rows.add(row(state, state.equals(WATCHED) ? "0" : "-", "", "", here));
            }
        });
        return rows;
    }

    private static String[] row(String state, String uses, String last, String client, Set<String> versions) {
        return new String[] {state, uses, last, client, String.join(", ", versions)};
    }
}
