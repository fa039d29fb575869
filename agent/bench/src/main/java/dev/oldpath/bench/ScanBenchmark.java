package dev.oldpath.bench;

import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.WeavingTransformer;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The price of a class without marks, once, when it loads: the classes of all jars on the class path, one an operation. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ScanBenchmark {
    private final List<String> names = new ArrayList<>();
    private final List<byte[]> classFiles = new ArrayList<>();
    private final WeavingTransformer transformer = WovenTarget.transformer(new Paths(100));
    private final ClassLoader loader = ScanBenchmark.class.getClassLoader();
    private int next;

    /** Reads the class files that hold no mark. */
    @Setup
    public void readJars() throws IOException {
        for (String place : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (place.endsWith(".jar")) {
                readJar(place);
            }
        }
    }

    private void readJar(String place) throws IOException {
        try (JarFile jar = new JarFile(place)) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                String name = entry.getName();
                if (name.endsWith(".class") && !name.startsWith("dev/oldpath/")) {
                    names.add(name.substring(0, name.length() - ".class".length()));
                    classFiles.add(jar.getInputStream(entry).readAllBytes());
                }
            }
        }
    }

    /** One class. */
    @Benchmark
    public byte @Nullable [] classWithoutMarks() {
        next = next + 1 == names.size() ? 0 : next + 1;
        return transformer.transform(loader, names.get(next), null, null, classFiles.get(next));
    }
}
