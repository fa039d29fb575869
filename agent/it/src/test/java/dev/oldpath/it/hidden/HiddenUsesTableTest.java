package dev.oldpath.it.hidden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every way in docs/hidden-uses.md has a test, and every way that the saboteur knows is in there. */
class HiddenUsesTableTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (.+) \\| (.+) \\| (`.+`) \\|$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private static List<MatchResult> rows() throws IOException {
        String page = Files.readString(Path.of("../../docs/hidden-uses.md"));
        List<MatchResult> rows = ROW.matcher(page).results().toList();
        // All lines of the table but its head.
        assertThat(rows)
                .hasSize((int) page.lines().filter(line -> line.startsWith("|")).count() - 2);
        return rows;
    }

    private static List<String> tests(MatchResult row) {
        return CODE.matcher(row.group(3)).results().map(code -> code.group(1)).toList();
    }

    /** The classes of the fixtures that are ways, by their files. */
    private static Set<String> ways() throws IOException {
        Set<String> ways = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/fixtures"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                if (file.toString().contains("/hidden")
                        && Files.readString(file).contains(" implements Way ")) {
                    ways.add(file.getFileName().toString().replace(".java", ""));
                }
            }
        }
        return ways;
    }

    @Test
    void every_row_names_a_test_that_exists() throws IOException {
        Set<String> ways = ways();
        List<String> missing = new ArrayList<>();
        for (MatchResult row : rows()) {
            for (String test : tests(row)) {
                String[] parts = test.split("#", -1);
                boolean exists = parts.length == 2 ? hasMethod(parts[0], parts[1]) : ways.contains(test);
                if (!exists) {
                    missing.add(row.group(1) + ": " + test);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void every_way_of_the_saboteur_is_in_the_table() throws IOException {
        Set<String> named = new TreeSet<>();
        for (MatchResult row : rows()) {
            named.addAll(tests(row));
        }
        assertThat(named).containsAll(ways());
    }

    private static boolean hasMethod(String type, String method) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file : files.filter(file -> file.endsWith(type + ".java")).toList()) {
                return Files.readString(file).contains(" void " + method + "(");
            }
        }
        return false;
    }
}
