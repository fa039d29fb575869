package dev.oldpath.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages of documentation name classes that exist, and link to files and headings that exist. */
class PagesTest {
    /** Classes and options of others that no file of ours mentions. */
    private static final Set<String> OF_OTHERS = Set.of(
            "AgentBuilder",
            "ArchiveClassesAtExit",
            "DeprecatedInvocation",
            "GetMethodID",
            "GrafanaDashboard",
            "JsonIncludeProperties",
            "PrometheusRule",
            "RewriteValve",
            "StartFlightRecording");

    private static final Pattern BLOCK = Pattern.compile("(?s)```.*?```");
    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern CLASS = Pattern.compile("\\b[A-Z][a-z0-9]+(?:[A-Z][A-Za-z0-9]*)+");
    private static final Pattern WORD = Pattern.compile("\\w+");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]*)(?:#([^)]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    private static final List<Path> FILES = new ArrayList<>();
    private static final Set<String> WORDS = new HashSet<>(OF_OTHERS);

    @BeforeAll
    static void read_every_source() throws IOException {
        for (Path file : files()) {
            WORDS.addAll(all(WORD, file.getFileName().toString()));
            if (file.toString().matches(".*\\.(java|kt|scala|xml|ya?ml|json)")) {
                WORDS.addAll(all(WORD, Files.readString(file)));
            }
        }
    }

    static List<Path> pages() throws IOException {
        return files().stream().filter(file -> file.toString().endsWith(".md")).toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_names_classes_that_exist(Path page) throws IOException {
        Set<String> named = new TreeSet<>();
        for (String code : all(CODE, prose(page))) {
            named.addAll(all(CLASS, code));
        }
        named.removeAll(WORDS);
        assertThat(named).as("names that no source has").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void a_page_links_to_what_exists(Path page) throws IOException {
        for (MatchResult link : LINK.matcher(prose(page)).results().toList()) {
            Path target = page.resolveSibling(link.group(1)).normalize();
            assertThat(link.group(1).isEmpty() ? page : target).exists();
            if (link.group(2) != null) {
                Set<String> headings = new HashSet<>();
                for (String heading : all(HEADING, prose(link.group(1).isEmpty() ? page : target))) {
                    headings.add(heading.toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\w -]", "")
                            .replace(' ', '-'));
                }
                assertThat(headings).as(link.group()).contains(link.group(2));
            }
        }
    }

    private static String prose(Path page) throws IOException {
        return BLOCK.matcher(Files.readString(page)).replaceAll("");
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> found.add(match.group(match.groupCount())));
        return found;
    }

    /** Every file of the project, without what builds have made. */
    private static List<Path> files() throws IOException {
        if (FILES.isEmpty()) {
            Files.walkFileTree(AgentJar.ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                    String name = String.valueOf(directory.getFileName());
                    return name.equals("target") || name.equals(".git")
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    FILES.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return FILES;
    }
}
