package dev.oldpath.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.config.PathRule;
import dev.oldpath.config.RuleForTest;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.PathState;
import dev.oldpath.ledger.PathUses;
import dev.oldpath.weave.program.Program;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random programs, woven and run: what is counted is what their models say, and they do what they do without us. Java 8
 * reaches private members of other classes through {@code access$000}, Java 11 and later as nest mates.
 */
class FieldsDifferentialTest {
    private static final int PROGRAMS = 50;

    static Stream<Long> seeds() {
        return new Random(20_261_123).longs(PROGRAMS, 0, 1_000_000).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void uses_and_results_are_those_of_the_model(long seed) throws Exception {
        Program program = Program.of(seed);
        for (int release : new int[] {8, Compiler.newestRelease()}) {
            check(program, release, new Random(seed));
        }
    }

    @Test
    void the_programs_have_every_field_instruction_with_every_type() {
        Set<String> instructions = new TreeSet<>();
        seeds().limit(10)
                .forEach(seed -> compile(Program.of(seed), 8)
                        .forEach((name, classFile) -> addFieldInstructions(classFile, instructions)));

        for (int opcode : new int[] {Opcodes.GETSTATIC, Opcodes.PUTSTATIC, Opcodes.GETFIELD, Opcodes.PUTFIELD}) {
            for (String type : "Z B C S I J F D Ljava/lang/String; [I [J".split(" ", -1)) {
                assertThat(instructions).contains(opcode + " " + type);
            }
        }
    }

    private static void addFieldInstructions(byte[] classFile, Set<String> instructions) {
        ClassVisitor visitor = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, @Nullable String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitFieldInsn(int opcode, String owner, String field, String type) {
                        instructions.add(opcode + " " + type);
                    }
                };
            }
        };
        new ClassReader(classFile).accept(visitor, 0);
    }

    private static void check(Program program, int release, Random random) throws Exception {
        Map<String, byte[]> near = compile(program, release);
        Map<String, byte[]> far = new TreeMap<>(near);
        near.keySet().removeIf(name -> name.startsWith("com/acme/far/"));
        far.keySet().removeAll(near.keySet());
        Agent agent = new Agent(Collections.singletonList("com.acme"), rules(program));
        Agent.Loader first = agent.load(near);
        Agent.Loader second = agent.load(far, first);

        if (random.nextBoolean()) {
            loadInAnyOrder(near, first, random);
        }
        Object printed = first.loadClass("com.acme.gen.Main")
                .getMethod("run", ClassLoader.class)
                .invoke(null, second);
        loadInAnyOrder(near, first, random);
        loadInAnyOrder(far, second, random);

        assertThat(printed).as("results for Java %s of %s", release, program).isEqualTo(program.printed());
        assertThat(uses(agent))
                .as("uses for Java %s of %s", release, program)
                .containsExactlyInAnyOrderEntriesOf(program.uses());
        assertThat(states(agent))
                .as("states for Java %s of %s", release, program)
                .containsExactlyInAnyOrderEntriesOf(states(program));
        Verified.verify(first);
        Verified.verify(second);
    }

    private static Map<String, byte[]> compile(Program program, int release) {
        Map<String, String> files = new TreeMap<>();
        program.sources().forEach((name, source) -> files.put(name.replace('.', '/') + ".java", source));
        return new TreeMap<>(Compiler.compile(release, files));
    }

    private static List<PathRule> rules(Program program) {
        List<PathRule> rules = new ArrayList<>();
        program.rules().forEach((pattern, id) -> {
            @Nullable String given = id.isEmpty() ? null : id;
            rules.add(RuleForTest.rule(PathKind.FIELD, pattern, given, rules.size() + 1));
        });
        return rules;
    }

    private static void loadInAnyOrder(Map<String, byte[]> classFiles, ClassLoader loader, Random random)
            throws ClassNotFoundException {
        List<String> names = new ArrayList<>(classFiles.keySet());
        Collections.shuffle(names, random);
        for (String name : names) {
            loader.loadClass(name.replace('/', '.'));
        }
    }

    private static Map<String, Long> uses(Agent agent) {
        agent.ledger.drain();
        Map<String, Long> uses = new TreeMap<>();
        for (Path path : fields(agent)) {
            add(uses, path.id() + " read", path.uses());
            add(uses, path.id() + " write", Objects.requireNonNull(path.writes()));
        }
        return uses;
    }

    private static void add(Map<String, Long> uses, String key, PathUses counted) {
        long sum = counted.all().stream().mapToLong(PathUses.Use::count).sum();
        if (sum > 0) {
            uses.put(key, sum);
        }
    }

    private static Map<String, PathState> states(Agent agent) {
        Map<String, PathState> states = new TreeMap<>();
        fields(agent).forEach(path -> states.put(path.id(), path.state()));
        return states;
    }

    private static Map<String, PathState> states(Program program) {
        Map<String, PathState> states = new TreeMap<>();
        program.countable()
                .forEach((id, countable) -> states.put(id, countable ? PathState.WATCHED : PathState.UNCOUNTABLE));
        return states;
    }

    private static List<Path> fields(Agent agent) {
        List<Path> fields = new ArrayList<>(agent.paths.all());
        fields.removeIf(path -> path.kind() != PathKind.FIELD);
        return fields;
    }
}
