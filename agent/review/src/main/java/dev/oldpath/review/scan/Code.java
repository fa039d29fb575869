package dev.oldpath.review.scan;

import dev.oldpath.config.Settings;
import dev.oldpath.config.source.SettingsLoader;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.review.problem.Problem;
import dev.oldpath.review.sarif.Place;
import dev.oldpath.review.sarif.Places;
import dev.oldpath.weave.BuiltCode;
import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.classfile.MemberKey;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The old paths of built code, with all their marks. */
final class Code {
    private final BuiltCode found;
    private final List<FoundMark> marks = new ArrayList<>();
    /** By the internal name of the class; of several copies the first. */
    private final Map<String, MarkLines> classes = new HashMap<>();

    private Code(List<String> packages, Settings settings) {
        found = new BuiltCode(packages, settings.pathRules(), this::marksOf);
    }

    /** Reads an agent's file; without one, returns what an agent has without any setting. */
    static Settings settings(@Nullable File config) {
        Settings settings = SettingsLoader.load(config == null ? null : "config=" + config, Map.of(), Map.of());
        if (!settings.problems().isEmpty()) {
            throw Problem.usage(String.join(System.lineSeparator() + "oldpath: ", settings.problems()));
        }
        return settings;
    }

    /**
     * Reads jars and directories.
     *
     * @param packages where {@code @Deprecated} counts
     */
    static Code read(List<File> places, List<String> packages, Settings settings) {
        for (File place : places) {
            if (place.exists() && !place.isFile() && !place.isDirectory()) {
                throw Problem.unreadable(place + ": is neither a regular file nor a directory");
            }
        }
        Code code = new Code(packages, settings);
        for (File place : places) {
            try {
                if (!place.exists()) {
                    throw new IOException("there is no such file");
                }
                code.found.read(place);
            } catch (IOException e) {
                throw Problem.unreadable(place + ": cannot be read: " + e.getMessage());
            }
        }
        return code;
    }

    private void marksOf(ClassFile file, Map<MemberKey, Path> old, Set<String> branches) {
        MarkLines lines = MarkLines.of(file);
        classes.putIfAbsent(file.name(), lines);
        old.forEach((member, path) -> marks.add(
                new FoundMark(path.kind(), path.id(), file.name(), member, lines.path(), lines.line(member))));
        for (String id : branches) {
            for (int line : lines.branch(id)) {
                marks.add(new FoundMark(PathKind.BRANCH, id, file.name(), null, lines.path(), line));
            }
        }
    }

    /** What was found. */
    BuiltCode found() {
        return found;
    }

    /** All marks. */
    List<FoundMark> marks() {
        return marks;
    }

    /** Why there may be no old path, or fewer than somebody expects. */
    List<String> notes(List<String> packages) {
        if (classes.isEmpty()) {
            return List.of("there is no class file in it");
        }
        return marks.isEmpty() && !packages.contains("*")
                ? List.of("@Deprecated counts in " + String.join(", ", packages)
                        + " alone; --packages names others, * is everywhere")
                : List.of();
    }

    /** Whether the code has the member, marked or not. */
    boolean declares(FoundMark mark) {
        MarkLines lines = classes.get(mark.type());
        return lines != null && mark.member() != null && lines.declared().contains(mark.member());
    }

    /** The mark as if it were in this code, which declares its member. */
    FoundMark at(FoundMark mark) {
        MarkLines lines = Objects.requireNonNull(classes.get(mark.type()));
        MemberKey member = Objects.requireNonNull(mark.member());
        return new FoundMark(mark.kind(), mark.id(), mark.type(), member, lines.path(), lines.line(member));
    }

    /** Where the old paths are: all lines that mark a branch, and one line of a member in each file, for a compiler may make several of it. */
    Places places(SourceRoots sources) {
        Map<String, Map<String, TreeSet<Integer>>> lines = new LinkedHashMap<>();
        for (FoundMark mark : marks) {
            TreeSet<Integer> known = lines.computeIfAbsent(mark.id(), id -> new LinkedHashMap<>())
                    .computeIfAbsent(mark.file(), file -> new TreeSet<>());
            known.add(mark.line());
            if (known.size() > 1) {
                known.remove(0);
            }
            if (mark.member() != null) {
                known.retainAll(Set.of(known.first()));
            }
        }
        Map<String, List<Place>> places = new LinkedHashMap<>();
        lines.forEach((id, files) -> files.forEach((file, of) -> of.forEach(
                line -> places.computeIfAbsent(id, any -> new ArrayList<>()).add(sources.place(file, line)))));
        return new Places(places);
    }
}
