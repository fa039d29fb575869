package dev.oldpath.weave;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oldpath.config.RuleForTest;
import dev.oldpath.ledger.Failure;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.util.CheckClassAdapter;

/** Weaves every method of every class of libraries that nobody here wrote, compiled by kotlinc, scalac and javac. */
class WholeJarsTest {
    @ParameterizedTest
    @ValueSource(
            classes = {kotlin.Unit.class, scala.Option.class, org.assertj.core.api.Assertions.class, ClassReader.class})
    void every_class_of_a_library_is_still_valid_when_woven(Class<?> inJar) throws Exception {
        Map<String, byte[]> classFiles = read(inJar);
        Agent agent = new Agent(
                Collections.singletonList("*"), Collections.singletonList(RuleForTest.method("*#*", null, 1)));
        int woven = 0;
        StringBuilder invalid = new StringBuilder();
        for (Map.Entry<String, byte[]> classFile : classFiles.entrySet()) {
            byte[] result = agent.transform(classFile.getKey(), classFile.getValue());
            if (result != null) {
                woven++;
                invalid.append(problems(result));
            }
        }

        assertThat(invalid.toString()).isEmpty();
        assertThat(agent.health.failures(Failure.WEAVE)).isZero();
        assertThat(woven).isGreaterThan(classFiles.size() / 2);
        linkAll(agent.load(classFiles), classFiles);
    }

    private static Map<String, byte[]> read(Class<?> inJar) throws Exception {
        Map<String, byte[]> classFiles = new TreeMap<>();
        try (JarFile jar = new JarFile(place(inJar))) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                String name = entry.getName();
                if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.equals("module-info.class")) {
                    classFiles.put(
                            name.substring(0, name.length() - ".class".length()), Bytes.of(jar.getInputStream(entry)));
                }
            }
        }
        return classFiles;
    }

    private static File place(Class<?> inJar) throws URISyntaxException {
        return new File(
                inJar.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** Checks structure, stack and locals of every method, without types of other classes. */
    private static String problems(byte[] classFile) {
        try {
            new ClassReader(classFile)
                    .accept(new CheckClassAdapter(Opcodes.ASM9, new ClassVisitor(Opcodes.ASM9) {}, true) {}, 0);
            return "";
        } catch (RuntimeException e) {
            StringWriter text = new StringWriter();
            e.printStackTrace(new PrintWriter(text));
            return e.getCause() instanceof AnalyzerException ? text.toString() : e + "\n" + text;
        }
    }

    /** Lets the JVM verify them, with all types. */
    private static void linkAll(ClassLoader loader, Map<String, byte[]> classFiles) throws ClassNotFoundException {
        int linkedMethods = 0;
        for (String name : classFiles.keySet()) {
            try {
                // Links the class but does not initialise it.
                Method[] methods =
                        Class.forName(name.replace('/', '.'), false, loader).getDeclaredMethods();
                linkedMethods += methods.length;
            } catch (NoClassDefFoundError e) {
                // An optional dependency that is not here, woven or not.
            }
        }
        assertThat(linkedMethods).isGreaterThan(classFiles.size());
    }
}
