package dev.oldpath.agent;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The plan of the house: which package may use which. Read from the classes of all modules. */
class ArchitectureTest {
    private static final int MOST_CLASSES_IN_A_PACKAGE = 20;

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.oldpath");

    /** The classes of weave that other modules may use, inside the host and in the command line. */
    private static final Set<String> WEAVE_FOR_OTHERS = Set.of(
            "BuiltCode",
            "Inventory",
            "Inventory$Listener",
            "Weaving",
            "classfile.ClassFile",
            "classfile.MemberKey",
            "weak.WeakClasses",
            "crossing.Crossing",
            "crossing.CrossingNumber",
            "crossing.Crossings",
            "crossing.Entrance",
            "crossing.OldPathCalls",
            "crossing.PassingCrossing",
            "hook.ApiHook",
            "hook.ClassHook",
            "hook.NamedClient",
            "hook.HookIndex",
            "hook.JdkReflection",
            "hook.NameEndings",
            "late.LateCallers",
            "late.LoadedClasses",
            "late.Retransforming",
            "mark.MarkedMember",
            "mark.MarkedTypes",
            "model.MarkerCalls",
            "reflection.Reflection",
            "place.LoaderPlaces",
            "rule.Glob",
            "rule.Rules",
            "rule.Scope");

    private static final Set<String> MODULES_WITH_ROOMS =
            Set.of("ledger", "config", "weave", "hooks", "telemetry", "review");

    /** Each package inside a module, and the packages of the same module that it may use. */
    private static final String ROOMS = """
            ledger.file           (root)
            weave.weak            -
            weave.classfile       -
            weave.rule            -
            weave.crossing        -
            weave.model           classfile
            weave.pool            classfile rule
            weave.place           classfile weak
            weave.origin          place rule
            weave.language        classfile model
            weave.mark            classfile weak rule model place language
            weave.type            classfile weak rule model mark place
            weave.use             classfile weak rule crossing model mark type pool
            weave.late            classfile rule model mark type pool use
            weave.callsite        classfile crossing
            weave.reflection      classfile weak rule crossing model mark type use callsite
            weave.hook            reflection crossing
            config.text           -
            config.yaml           text
            config.rule           (root) text yaml
            config.otel           (root) text
            config.source         (root) text yaml rule otel
            hooks.advice          -
            hooks.foreign         -
            hooks.payload         -
            hooks.http            advice
            hooks.listening       advice http
            hooks.jdkhttp         foreign http
            hooks.servlet         foreign http
            hooks.tomcat          foreign http servlet
            hooks.jetty           foreign http servlet
            hooks.undertow        foreign http
            hooks.jackson         advice payload
            hooks.jackson2        jackson
            hooks.jackson3        jackson
            hooks.jackson.side    jackson jackson2 payload
            hooks.gson            advice foreign payload
            hooks.jsonb           advice foreign payload
            hooks.jaxb            advice payload
            hooks.protobuf        payload
            telemetry.otlp        -
            telemetry.logging     -
            telemetry.contract    -
            telemetry.collect     -
            telemetry.recovery    collect contract
            review.contract       -
            review.problem        -
            review.terminal       -
            review.time           -
            review.input          time
            review.credentials    input problem
            review.fleet          input problem time
            review.otlp           contract problem
            review.arrival        otlp time
            review.evidence       arrival contract otlp time
            review.verdict        evidence fleet otlp time
            review.prometheus     contract credentials evidence problem time verdict
            review.wording        contract evidence time verdict
            review.page           contract evidence terminal time verdict wording
            review.sarif          terminal
            review.report         evidence page sarif terminal verdict wording
            review.scan           problem sarif terminal
            review.settings       problem terminal
            review.command        contract credentials evidence fleet otlp problem prometheus report sarif scan settings terminal time verdict wording
            """;

    @ParameterizedTest
    @ValueSource(strings = {"api", "ledger", "config", "weave", "hooks", "telemetry", "review", "wiring", "agent"})
    void every_module_is_looked_at(String module) {
        assertThat(OURS.stream().filter(resideInAPackage("dev.oldpath." + module + "..")))
                .isNotEmpty();
    }

    @Test
    void no_package_is_in_a_cycle() {
        slices().matching("dev.oldpath.(**)").should().beFreeOfCycles().check(OURS);
    }

    /** Classes that use each other can only be read together. A class and those nested in it count as one. */
    @Test
    void no_two_classes_use_each_other() {
        Map<String, Set<String>> uses = new TreeMap<>();
        for (JavaClass each : OURS) {
            uses.computeIfAbsent(topLevel(each), name -> new TreeSet<>())
                    .addAll(each.getDirectDependenciesFromSelf().stream()
                            .map(use -> topLevel(use.getTargetClass().getBaseComponentType()))
                            .collect(Collectors.toSet()));
        }
        Set<String> circles = new TreeSet<>();
        for (String start : uses.keySet()) {
            Set<String> seen = new HashSet<>();
            Deque<String> open = new ArrayDeque<>(uses.get(start));
            open.remove(start);
            while (!open.isEmpty()) {
                String next = open.remove();
                if (next.equals(start)) {
                    circles.add(start);
                } else if (seen.add(next)) {
                    open.addAll(uses.getOrDefault(next, Set.of()));
                }
            }
        }
        assertThat(circles).as("classes in a circle of classes").isEmpty();
    }

    private static String topLevel(JavaClass type) {
        String name = type.getName();
        int nested = name.indexOf('$', name.lastIndexOf('.') + 2);
        return nested < 0 ? name : name.substring(0, nested);
    }

    @Test
    void every_package_can_be_taken_in_at_a_glance() {
        Map<String, Set<String>> byPackage = new TreeMap<>();
        for (JavaClass each : OURS) {
            if (each.isTopLevelClass() && !each.getSimpleName().equals("package-info")) {
                byPackage
                        .computeIfAbsent(each.getPackageName(), name -> new TreeSet<>())
                        .add(each.getSimpleName());
            }
        }
        byPackage.values().removeIf(names -> names.size() <= MOST_CLASSES_IN_A_PACKAGE);
        assertThat(byPackage).as("packages with more than 20 classes").isEmpty();
    }

    @ParameterizedTest(name = "{0} uses of ours: {1}")
    @CsvSource({
        "api,",
        "canary,         api",
        "agent,",
        "ledger,",
        "config,         ledger",
        "weave,          config ledger",
        "hooks,          config ledger weave",
        "telemetry,      config ledger",
        "wiring,         config ledger weave hooks telemetry canary agent",
        "review.scan,    config ledger weave review",
        "review.settings, config review",
    })
    void modules_use_each_other_downwards(String module, String others) {
        uses("dev.oldpath." + module, others, "dev.oldpath.");
    }

    @Test
    void the_command_line_knows_evidence_and_not_the_agent() {
        noClasses()
                .that(resideInAnyPackage("dev.oldpath.review..")
                        .and(resideOutsideOfPackages("dev.oldpath.review.scan..", "dev.oldpath.review.settings..")))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("dev.oldpath..").and(resideOutsideOfPackages("dev.oldpath.review..")))
                .check(OURS);
    }

    @ParameterizedTest(name = "{0} uses of its module: {1}")
    @MethodSource("rooms")
    void rooms_of_a_module_use_each_other_downwards(String room, String others) {
        String module = "dev.oldpath." + room.split("[.]", 2)[0];
        Set<String> allowed = new HashSet<>(Set.of("dev.oldpath." + room));
        if (!others.equals("-")) {
            for (String other : others.split(" ", -1)) {
                allowed.add(other.equals("(root)") ? module : module + '.' + other);
            }
        }
        noClasses()
                .that()
                .resideInAPackage("dev.oldpath." + room)
                .should()
                .dependOnClassesThat(
                        describe("are in the module", (JavaClass each) -> isIn(module, each.getBaseComponentType()))
                                .and(resideOutsideOfPackages(allowed.toArray(String[]::new))))
                .check(OURS);
    }

    @Test
    void every_room_has_a_rule() {
        Set<String> packages = OURS.stream()
                .filter(each -> MODULES_WITH_ROOMS.stream().anyMatch(module -> isIn("dev.oldpath." + module, each)))
                .map(each -> each.getPackageName().substring("dev.oldpath.".length()))
                .filter(each -> !MODULES_WITH_ROOMS.contains(each))
                .collect(Collectors.toSet());
        assertThat(rooms().map(each -> each.get()[0]))
                .as("the first column of ROOMS")
                .containsExactlyInAnyOrderElementsOf(packages);
    }

    private static boolean isIn(String module, JavaClass type) {
        return (type.getPackageName() + '.').startsWith(module + '.');
    }

    static Stream<Arguments> rooms() {
        return ROOMS.lines().map(each -> each.split(" +", 2)).map(each -> Arguments.of(each[0], each[1]));
    }

    /** Classes in {@code user} may use, of what begins with {@code prefix}, only themselves and the others. */
    private static void uses(String user, String others, String prefix) {
        Set<String> allowed = new HashSet<>(Set.of(user + ".."));
        if (others != null) {
            Arrays.stream(others.split(" ", -1))
                    .map(each -> prefix + each + "..")
                    .forEach(allowed::add);
        }
        noClasses()
                .that()
                .resideInAPackage(user + "..")
                .should()
                .dependOnClassesThat(describe(
                                "are ours",
                                (JavaClass each) ->
                                        each.getBaseComponentType().getName().startsWith(prefix))
                        .and(resideOutsideOfPackages(allowed.toArray(String[]::new))))
                .check(OURS);
    }

    @Test
    void other_modules_use_only_what_weave_offers() {
        Set<String> offered = WEAVE_FOR_OTHERS.stream()
                .map(each -> "dev.oldpath.weave." + each)
                .collect(Collectors.toSet());
        noClasses()
                .that(resideOutsideOfPackages("dev.oldpath.weave.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("dev.oldpath.weave..")
                        .and(describe(
                                "weave does not offer",
                                each -> !offered.contains(
                                        each.getBaseComponentType().getName()))))
                .check(OURS);
    }

    @Test
    void what_weave_offers_is_used() {
        Set<String> used = OURS.stream()
                .filter(resideOutsideOfPackages("dev.oldpath.weave.."))
                .flatMap(each -> each.getDirectDependenciesFromSelf().stream())
                .map(each -> each.getTargetClass().getBaseComponentType().getName())
                .filter(each -> each.startsWith("dev.oldpath.weave."))
                .map(each -> each.substring("dev.oldpath.weave.".length()))
                .collect(Collectors.toSet());
        assertThat(used).containsAll(WEAVE_FOR_OTHERS);
    }

    @ParameterizedTest(name = "{0} uses of others: {1}")
    @CsvSource({
        "api,",
        "agent,",
        "ledger,",
        "config,",
        "config.yaml,    org.snakeyaml.engine..",
        "weave,          net.bytebuddy.jar.asm..",
        "hooks,          net.bytebuddy..",
        "hooks.jackson.side, com.fasterxml.jackson..",
        "hooks.jackson2, com.fasterxml.jackson..",
        "hooks.jackson3, tools.jackson.. com.fasterxml.jackson.annotation..",
        "telemetry,      io.opentelemetry..",
        "telemetry.otlp, io.opentelemetry.. okhttp3.. okio.. javax.net.ssl..",
        "review.scan,    net.bytebuddy.jar.asm.. picocli.. com.fasterxml.jackson..",
        "review,         picocli.. com.fasterxml.jackson.. org.snakeyaml.engine.. javax.net.ssl.. javax.xml.stream..",
    })
    void a_library_stays_where_it_is_needed(String module, String libraries) {
        List<String> nested = switch (module) {
            case "config" -> List.of("config.yaml");
            case "hooks" -> List.of("hooks.jackson.side", "hooks.jackson2", "hooks.jackson3");
            case "telemetry" -> List.of("telemetry.otlp");
            case "review" -> List.of("review.scan");
            default -> List.of();
        };
        Set<String> allowed = new HashSet<>(Set.of("java..", "dev.oldpath..", "org.jspecify.annotations.."));
        if (libraries != null) {
            allowed.addAll(Arrays.asList(libraries.split(" ", -1)));
        }
        noClasses()
                .that(resideInAnyPackage("dev.oldpath." + module + "..")
                        .and(resideOutsideOfPackages(nested.stream()
                                .map(each -> "dev.oldpath." + each + "..")
                                .toArray(String[]::new))))
                .should()
                .dependOnClassesThat(resideOutsideOfPackages(allowed.toArray(String[]::new)))
                .check(OURS);
    }

    @Test
    void all_asm_is_the_copy_inside_byte_buddy() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("org.objectweb.asm.."))
                .check(OURS);
    }

    /** Byte Buddy's advice is what people read fluently, so the decision gives a reason for each class that is none. */
    @Test
    void the_decision_names_what_is_still_plain_asm_in_hooks() throws IOException {
        Set<String> plain = OURS.stream()
                .filter(resideInAPackage("dev.oldpath.hooks.."))
                .filter(ArchitectureTest::visitsCode)
                .map(each -> topLevel(each).substring("dev.oldpath.hooks.".length()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(plainAsmByDecision()).containsAll(plain);
    }

    private static boolean visitsCode(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(each -> each.getTargetClass().getName())
                .anyMatch(Set.of(ClassVisitor.class.getName(), MethodVisitor.class.getName())::contains);
    }

    /** The classes in the first column of the table; one without a package is in that of the class before it. */
    private static Set<String> plainAsmByDecision() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("../../docs/decisions/04-byte-buddy-advice.md"))) {
            if (line.startsWith("| `")) {
                String packageName = "";
                for (String name :
                        line.split("[|]", -1)[1].replace("`", "").trim().split(", ", -1)) {
                    int dot = name.lastIndexOf('.');
                    packageName = dot < 0 ? packageName : name.substring(0, dot + 1);
                    names.add(packageName + name.substring(dot + 1));
                }
            }
        }
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"$OldPath"})
    void what_lives_in_java_lang_uses_the_jdk_alone(String name) {
        URL classFile = Objects.requireNonNull(
                ClassLoader.getSystemClassLoader().getResource("java/lang/" + name + ".class"), name);
        classes()
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage("java..", "jdk.internal.vm.annotation", "org.jspecify.annotations"))
                .check(new ClassFileImporter().importUrl(classFile));
    }
}
