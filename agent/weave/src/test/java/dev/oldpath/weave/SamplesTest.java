package dev.oldpath.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.config.PathRule;
import dev.oldpath.config.RuleForTest;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.PathState;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Compiles the samples, weaves and runs them. Their comments are the assertions:
 *
 * <pre>
 * // use ID; ID x3      running the sample uses these paths here
 * // write ID           the same, of a field that is written; also "use ID; write ID"
 * // unused ID          marked and watched, not used
 * // uncountable ID     marked, cannot be counted
 * // rule [field] PATTERN [as ID]
 * </pre>
 *
 * <p>Nothing else may be marked or counted. A sample in folder 11 needs Java 11; each is compiled for every release from
 * there to that of this JVM.
 */
class SamplesTest {
    private static final int[] RELEASES = {8, 11, 17, 21, 25};
    private static final Pattern DIRECTIVE = Pattern.compile("// (use|write|unused|uncountable|rule) (.+)");

    @TestFactory
    List<DynamicTest> samples() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        File folder = new File(Objects.requireNonNull(SamplesTest.class.getResource("/samples"))
                .toURI());
        for (int release : RELEASES) {
            for (int since : RELEASES) {
                File[] samples = new File(folder, "" + since).listFiles();
                if (samples != null && since <= release && release <= Compiler.newestRelease()) {
                    Arrays.sort(samples);
                    for (File sample : samples) {
                        tests.add(DynamicTest.dynamicTest(
                                sample.getName() + " for Java " + release, () -> check(release, sample)));
                    }
                }
            }
        }
        assertThat(tests).hasSizeGreaterThan(10);
        return tests;
    }

    private static void check(int release, File sample) throws Exception {
        String source = new String(Files.readAllBytes(sample.toPath()), StandardCharsets.UTF_8);
        Map<String, Long> uses = new TreeMap<>();
        Map<String, PathState> states = new TreeMap<>();
        List<PathRule> rules = new ArrayList<>();
        for (Matcher directive = DIRECTIVE.matcher(source); directive.find(); ) {
            for (String what : directive.group(2).split("; ", -1)) {
                directive(directive.group(1), what, uses, states, rules);
            }
        }
        Agent agent = new Agent(Collections.singletonList("com.acme"), rules);
        Map<String, byte[]> classFiles = Compiler.compile(release, sample.getName(), source);
        Agent.Loader loader = agent.load(classFiles);
        for (String name : classFiles.keySet()) {
            loader.loadClass(name.replace('/', '.'));
        }

        loader.run("com.acme." + sample.getName().replace(".java", ""));

        assertThat(agent.uses()).isEqualTo(uses);
        assertThat(agent.states()).isEqualTo(states);
        Verified.verify(loader);
    }

    private static void directive(
            String kind, String what, Map<String, Long> uses, Map<String, PathState> states, List<PathRule> rules) {
        if (kind.equals("rule")) {
            String[] parts = what.split(" as ", -1);
            boolean field = parts[0].startsWith("field ");
            PathKind rule = field ? PathKind.FIELD : PathKind.METHOD;
            String pattern = field ? parts[0].substring("field ".length()) : parts[0];
            rules.add(RuleForTest.rule(rule, pattern, parts.length > 1 ? parts[1] : null, rules.size() + 1));
        } else if (kind.equals("use") || kind.equals("write")) {
            String[] parts = what.split(" x", -1);
            String key = kind.equals("write") ? "write " + parts[0] : parts[0];
            uses.merge(key, parts.length > 1 ? Long.parseLong(parts[1]) : 1, Long::sum);
            states.putIfAbsent(parts[0].replace("write ", ""), PathState.WATCHED);
        } else {
            states.put(what, kind.equals("unused") ? PathState.WATCHED : PathState.UNCOUNTABLE);
        }
    }
}
