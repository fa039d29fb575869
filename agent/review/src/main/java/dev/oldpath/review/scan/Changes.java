package dev.oldpath.review.scan;

import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.review.sarif.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Compares the marks of two builds of the same code. */
final class Changes {
    private final Code older;
    private final Code newer;
    private final SourceRoots sources;

    Changes(Code older, Code newer, SourceRoots sources) {
        this.older = older;
        this.newer = newer;
        this.sources = sources;
    }

    /** All changes, by kind and id. */
    List<Change> all() {
        Map<String, List<FoundMark>> before = byPath(older);
        Map<String, List<FoundMark>> after = byPath(newer);
        List<Change> changes = new ArrayList<>();
        before.forEach((path, marks) -> went(marks, after.getOrDefault(path, List.of()), changes));
        after.forEach((path, marks) -> {
            if (!before.containsKey(path)) {
                changes.add(came(marks));
            }
        });
        changes.sort(Comparator.comparing(Change::kind));
        return changes;
    }

    private static Map<String, List<FoundMark>> byPath(Code code) {
        Map<String, List<FoundMark>> paths = new TreeMap<>();
        for (FoundMark mark : code.marks()) {
            paths.computeIfAbsent(mark.id() + '\n' + mark.kind(), path -> new ArrayList<>())
                    .add(mark);
        }
        return paths;
    }

    private Change came(List<FoundMark> marks) {
        FoundMark first = marks.get(0);
        boolean wasThere = marks.stream().anyMatch(older::declares);
        Change.Kind kind = first.kind() == PathKind.BRANCH
                ? Change.Kind.BRANCH_CAME
                : wasThere ? Change.Kind.MARKED : Change.Kind.ADDED;
        return change(kind, newer, marks);
    }

    /** A path may have several members: one that lost its mark is a hole, also where the others keep theirs. */
    private void went(List<FoundMark> marks, List<FoundMark> now, List<Change> changes) {
        List<FoundMark> unmarked = marks.stream()
                .filter(newer::declares)
                .filter(mark -> now.stream().noneMatch(mark::isOfSameMember))
                .map(newer::at)
                .toList();
        if (!unmarked.isEmpty()) {
            changes.add(change(Change.Kind.UNMARKED, older, unmarked));
        } else if (now.isEmpty()) {
            boolean branch = marks.get(0).kind() == PathKind.BRANCH;
            changes.add(change(branch ? Change.Kind.BRANCH_WENT : Change.Kind.REMOVED, older, marks));
        }
    }

    private Change change(Change.Kind kind, Code code, List<FoundMark> marks) {
        FoundMark first = marks.get(0);
        Path path = Objects.requireNonNull(code.found().paths().find(first.kind(), first.id()));
        List<Place> places = marks.stream()
                .map(mark -> sources.place(mark.file(), mark.line()))
                .distinct()
                .toList();
        return new Change(kind, path, places);
    }
}
