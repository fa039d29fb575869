package dev.oldpath.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The plan of the house, for all Java that is in the repository: tests, examples, servers, dashboards and benchmarks too,
 * whether a build has compiled them or not. {@link ArchitectureTest} reads classes and is exact; this test reads source
 * files: a class uses another one if it imports it, or names it in the same package.
 */
class SourceFilesTest {
    private static final int MOST_CLASSES_IN_A_PACKAGE = 20;

    /** They are programs as users write them, circles included, for the agent to weave. */
    private static final Pattern PROGRAMS_OF_USERS = Pattern.compile(".*/src/(fixtures|test/resources)/.*");

    /**
     * Models of things that refer to each other: a type has fields and a field has an owner; a service has processes and a
     * process belongs to a service.
     */
    private static final Set<String> MODELS = Set.of(
            "dev.oldpath.weave.program.Code",
            "dev.oldpath.weave.program.Field",
            "dev.oldpath.weave.program.Frame",
            "dev.oldpath.weave.program.Method",
            "dev.oldpath.weave.program.Truth",
            "dev.oldpath.weave.program.Type",
            "dev.oldpath.review.world.Life",
            "dev.oldpath.review.world.Place");

    private static final Pattern NOT_CODE = Pattern.compile(
            "(?s)/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:static )?([\\w.$]+)(?:\\.\\*)?;");
    private static final Pattern QUALIFIED = Pattern.compile("\\b[a-z]\\w*(?:\\.[a-z]\\w*)+\\.[A-Z]\\w*");
    private static final Pattern NAME = Pattern.compile("(?<![.\\w$])[A-Z$]\\w*");

    /** By source folder, as {@code agent/weave/src/test/java}, and by full name: the code of each class. */
    private static final Map<String, Map<String, String>> FOLDERS = new TreeMap<>();

    @BeforeAll
    static void read_every_file() throws IOException {
        Path root = root();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = String.valueOf(directory.getFileName());
                return name.equals("target") || name.equals(".git")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = file.getFileName().toString();
                if (name.endsWith(".java") && !name.contains("-info")) {
                    add(
                            root.relativize(file),
                            NOT_CODE.matcher(Files.readString(file)).replaceAll(" "));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static Path root() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("CONTRIBUTING.md"))) {
            root = Objects.requireNonNull(root.getParent());
        }
        return root;
    }

    private static void add(Path file, String code) {
        String packageName = PACKAGE.matcher(code)
                .results()
                .map(match -> match.group(1))
                .findFirst()
                .orElse("");
        String simpleName = file.getFileName().toString().replace(".java", "");
        String path = file.toString().replace('\\', '/');
        String end = '/' + (packageName + '.' + simpleName).replace('.', '/') + ".java";
        String folder = path.endsWith(end)
                ? path.substring(0, path.length() - end.length())
                : path.substring(0, path.lastIndexOf('/'));
        FOLDERS.computeIfAbsent(folder, name -> new TreeMap<>()).put(packageName + '.' + simpleName, code);
    }

    @Test
    void every_part_is_looked_at() {
        assertThat(FOLDERS)
                .containsKeys(
                        "agent/bench/src/main/java",
                        "agent/it/src/test/java",
                        "agent/weave/src/test/java",
                        "collector-config/src/main/java",
                        "examples/it/src/test/java",
                        "examples/scheduler/2.0/src/main/java",
                        "grafana/src/main/java",
                        "plugins/command/src/main/java",
                        "plugins/gradle/src/main/java",
                        "plugins/it/src/test/java",
                        "plugins/maven/src/main/java",
                        "stack/src/test/java");
    }

    @Test
    void every_package_can_be_taken_in_at_a_glance() {
        Map<String, Integer> tooBig = new TreeMap<>();
        FOLDERS.forEach((folder, classes) -> {
            Map<String, Integer> sizes = new HashMap<>();
            classes.keySet().forEach(each -> sizes.merge(packageOf(each), 1, Integer::sum));
            sizes.forEach((name, size) -> {
                if (size > MOST_CLASSES_IN_A_PACKAGE) {
                    tooBig.put(folder + ' ' + name, size);
                }
            });
        });
        assertThat(tooBig).as("packages with more than 20 classes").isEmpty();
    }

    @Test
    void no_package_is_in_a_cycle() {
        Set<String> circles = new TreeSet<>();
        FOLDERS.forEach((folder, classes) -> {
            Map<String, Set<String>> uses = new TreeMap<>();
            uses(classes)
                    .forEach((user, used) -> used.forEach(each -> {
                        if (!packageOf(each).equals(packageOf(user))) {
                            uses.computeIfAbsent(packageOf(user), name -> new TreeSet<>())
                                    .add(packageOf(each));
                        }
                    }));
            if (!PROGRAMS_OF_USERS.matcher(folder + '/').matches()) {
                circles.addAll(inCircles(uses));
            }
        });
        assertThat(circles).as("packages in a circle of packages").isEmpty();
    }

    @Test
    void no_two_classes_use_each_other() {
        Set<String> circles = new TreeSet<>();
        FOLDERS.forEach((folder, classes) -> {
            if (!PROGRAMS_OF_USERS.matcher(folder + '/').matches()) {
                circles.addAll(inCircles(uses(classes)));
            }
        });
        assertThat(circles).as("classes in a circle of classes").isEqualTo(MODELS);
    }

    private static Map<String, Set<String>> uses(Map<String, String> classes) {
        Map<String, Set<String>> uses = new TreeMap<>();
        classes.forEach((user, code) -> {
            Map<String, String> imported = new HashMap<>();
            for (MatchResult each : IMPORT.matcher(code).results().toList()) {
                String name = each.group(1);
                while (!classes.containsKey(name) && name.contains(".")) {
                    name = packageOf(name);
                }
                if (classes.containsKey(name)) {
                    imported.put(name.substring(name.lastIndexOf('.') + 1), name);
                }
            }
            Set<String> used = new TreeSet<>(imported.values());
            String body = IMPORT.matcher(code).replaceAll("");
            NAME.matcher(body).results().map(MatchResult::group).forEach(name -> {
                String neighbour = packageOf(user) + '.' + name;
                if (!imported.containsKey(name) && classes.containsKey(neighbour)) {
                    used.add(neighbour);
                }
            });
            QUALIFIED
                    .matcher(body)
                    .results()
                    .map(MatchResult::group)
                    .filter(classes::containsKey)
                    .forEach(used::add);
            used.remove(user);
            uses.put(user, used);
        });
        return uses;
    }

    private static Set<String> inCircles(Map<String, Set<String>> uses) {
        Set<String> circles = new TreeSet<>();
        for (String start : uses.keySet()) {
            Set<String> seen = new HashSet<>();
            Deque<String> open = new ArrayDeque<>(uses.get(start));
            while (!open.isEmpty()) {
                String next = open.remove();
                if (next.equals(start)) {
                    circles.add(start);
                } else if (seen.add(next)) {
                    open.addAll(uses.getOrDefault(next, Set.of()));
                }
            }
        }
        return circles;
    }

    private static String packageOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
}
