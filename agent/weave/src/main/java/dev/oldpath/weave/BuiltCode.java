package dev.oldpath.weave;

import dev.oldpath.config.PathRule;
import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.classfile.Archive;
import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.mark.Marked;
import dev.oldpath.weave.rule.MemberRule;
import dev.oldpath.weave.rule.Rules;
import dev.oldpath.weave.rule.Scope;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** Finds the old paths in jars and directories without running them, by the rules by which the agent finds them. */
public final class BuiltCode {
    /** Receives the classes that are read. */
    public interface Listener {
        /**
         * Takes a class.
         *
         * @param old the paths of its old members
         * @param branches the ids that its code marks
         */
        void read(ClassFile file, Map<MemberKey, Path> old, Set<String> branches);
    }

    private final Paths paths = new Paths(1);
    private final Listener listener;
    private final Rules rules;
    private final MarkListing listing;
    private final Health health = new Health(0);
    private final List<String> problems = new ArrayList<>();

    /**
     * Creates a search that has found nothing yet.
     *
     * @param packages in which {@code @Deprecated} counts, as in {@code oldpath.packages}
     */
    public BuiltCode(List<String> packages, List<PathRule> pathRules, Listener listener) {
        this.listener = listener;
        rules = new Rules(pathRules);
        listing = Weaving.ofCodeElsewhere(paths, new Scope(packages), rules, health)
                .listing();
    }

    /**
     * Returns the application's main class that the manifest of a jar or an unpacked jar names, before that of what
     * launches it; empty when it names none.
     */
    public static String mainClass(File place) {
        try {
            Attributes attributes = manifest(place).getMainAttributes();
            for (String name : new String[] {"Start-Class", "One-Jar-Main-Class", "Main-Class"}) {
                String found = attributes.getValue(name);
                if (found != null && !found.trim().isEmpty()) {
                    return found.trim();
                }
            }
        } catch (IOException e) {
            // The reading of the jar itself reports that.
        }
        return "";
    }

    private static Manifest manifest(File place) throws IOException {
        File unpacked = new File(place, "META-INF/MANIFEST.MF");
        if (place.isDirectory() && unpacked.isFile()) {
            try (InputStream in = new FileInputStream(unpacked)) {
                return new Manifest(in);
            }
        }
        if (place.isFile()) {
            try (JarFile file = new JarFile(place, false)) {
                Manifest manifest = file.getManifest();
                return manifest == null ? new Manifest() : manifest;
            }
        }
        return new Manifest();
    }

    /**
     * Reads a jar, with the jars inside it, or a directory, with the jars in it at any depth.
     *
     * @throws IOException when it cannot be read at all; single entries and jars of a directory that cannot are {@link #problems}
     */
    public void read(File place) throws IOException {
        readOne(place);
        for (File archive : archivesIn(place)) {
            try {
                readOne(archive);
            } catch (IOException e) {
                problems.add(archive + " cannot be read: " + e.getMessage());
            }
        }
    }

    private static List<File> archivesIn(File directory) {
        List<File> archives = new ArrayList<>();
        File[] children = directory.listFiles();
        for (File child : children == null ? new File[0] : children) {
            if (child.isDirectory()) {
                archives.addAll(archivesIn(child));
            } else if (Archive.isArchive(child.getName())) {
                archives.add(child);
            }
        }
        Collections.sort(archives);
        return archives;
    }

    private void readOne(File place) throws IOException {
        Archive.read(place, new Archive.Visitor() {
            @Override
            public void classFile(String name, byte[] bytes) {
                ClassFile file = new ClassFile(bytes);
                Marked old = listing.list(file);
                listener.read(file, old.paths(), old.branches());
            }

            @Override
            public void alsoOnClassPath(File file) {
                // Only what was asked for.
            }

            @Override
            public void unreadable(String name, Exception cause) {
                health.failed(Failure.SCAN);
                problems.add(name + " cannot be read: " + cause.getMessage());
            }
        });
    }

    /** Everything found so far. What cannot be counted is in state uncountable, the rest is pending. */
    public Paths paths() {
        return paths;
    }

    /** What could not be read, one line each. */
    public List<String> problems() {
        return problems;
    }

    /** The rules for methods and fields that have named nothing, one line each. */
    public List<String> rulesWithoutMatch() {
        List<String> lines = new ArrayList<>();
        for (MemberRule rule : rules.all()) {
            if (!rule.hasMatched()) {
                lines.add(rule.rule().place() + ": " + rule.kind().label() + " rule "
                        + rule.rule().pattern() + " names nothing here");
            }
        }
        return lines;
    }
}
