package dev.oldpath.it.jvm;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * An application made for the tests: sources under {@code src/fixtures}, compiled once per test run without the
 * project's own quality gates, because fixtures are full of the deprecated code that those would reject.
 *
 * @param sources its directories under {@code src/fixtures}; the first names it
 * @param libraries the directories under {@code target/libraries} that it runs with
 * @param release the Java version it is compiled for
 * @param renamed packages that the libraries call otherwise than the sources do
 */
public record Fixture(List<String> sources, List<String> libraries, int release, Map<String, String> renamed) {
    private static final Map<Fixture, Path> COMPILED = new ConcurrentHashMap<>();

    /** A fixture made of these source directories, without libraries, for Java 17. */
    public static Fixture of(String... sources) {
        return new Fixture(List.of(sources), List.of(), 17, Map.of());
    }

    /** The same with these libraries. */
    public Fixture with(String... directories) {
        return new Fixture(sources, List.of(directories), release, renamed);
    }

    /** The same, compiled for another Java version. */
    public Fixture release(int version) {
        return new Fixture(sources, libraries, version, renamed);
    }

    /** The same, for the servlet API as it was called until version 4. */
    public Fixture withJavaxServlet() {
        return new Fixture(sources, libraries, release, Map.of("jakarta.servlet", "javax.servlet"));
    }

    /** The same, for Jackson 3, whose annotations are still called as those of Jackson 2. */
    public Fixture withJackson3() {
        return new Fixture(
                sources,
                libraries,
                release,
                Map.of(
                        "com.fasterxml.jackson.databind", "tools.jackson.databind",
                        "com.fasterxml.jackson.core", "tools.jackson.core",
                        "SerializerProvider", "SerializationContext",
                        "JsonSerializable", "JacksonSerializable",
                        "JsonDeserializer", "ValueDeserializer",
                        "BeanDeserializerModifier", "ValueDeserializerModifier",
                        "BeanDescription known", "BeanDescription.Supplier known"));
    }

    /** The same, for the Protobuf that Hadoop has repackaged. */
    public Fixture withProtobufOfHadoop() {
        return new Fixture(
                sources, libraries, release, Map.of("com.google.protobuf", "org.apache.hadoop.thirdparty.protobuf"));
    }

    /** The directory with its classes. */
    public Path classes() {
        return COMPILED.computeIfAbsent(this, Fixture::compile);
    }

    /** The jars that it runs with, the api among them. */
    public List<Path> jars() {
        List<Path> jars = new ArrayList<>();
        for (String directory : libraries) {
            Work.libraries(directory).stream().filter(Fixture::isJar).forEach(jars::add);
        }
        jars.add(api());
        return jars;
    }

    /** Its classes and everything they need. */
    public List<Path> classPath() {
        List<Path> entries = new ArrayList<>(List.of(classes()));
        entries.addAll(jars());
        return entries;
    }

    /** The jar that users compile against. */
    public static Path api() {
        return Path.of("../api/target/oldpath-api.jar").toAbsolutePath().normalize();
    }

    private Path compile() {
        Path home = Work.directory("fixture-" + sources.get(0));
        try {
            Path classes = Files.createDirectories(home.resolve("classes"));
            Path copies = home.resolve("sources");
            List<File> files = copySources(copies);
            files.addAll(protoc(copies, home.resolve("generated")));
            kotlinc(copies, classes);
            scalac(copies, classes);
            groovyc(copies, classes);
            javac(files, classes);
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<File> copySources(Path target) throws IOException {
        List<File> copies = new ArrayList<>();
        for (String directory : sources) {
            Path root = Work.sources(directory);
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path copy = target.resolve(root.relativize(file).toString());
                    Files.createDirectories(copy.getParent());
                    rename(file, copy);
                    if (copy.toString().endsWith(".java")) {
                        copies.add(copy.toFile());
                    }
                }
            }
        }
        return copies;
    }

    private void rename(Path source, Path copy) throws IOException {
        String text = Files.readString(source);
        for (Map.Entry<String, String> name : renamed.entrySet()) {
            text = text.replace(name.getKey(), name.getValue());
        }
        Files.writeString(copy, text);
    }

    /** Generates classes for the {@code .proto} files with the protoc among the libraries, if there is one. */
    private List<File> protoc(Path protos, Path target) throws IOException {
        List<File> generated = new ArrayList<>();
        for (String directory : libraries) {
            for (Path protoc : Work.libraries(directory)) {
                if (!isJar(protoc)) {
                    Files.createDirectories(target);
                    generate(protoc, protos, target);
                    try (Stream<Path> files = Files.walk(target)) {
                        for (Path file : files.filter(Files::isRegularFile).toList()) {
                            rename(file, file);
                            generated.add(file.toFile());
                        }
                    }
                }
            }
        }
        return generated;
    }

    private static void generate(Path protoc, Path protos, Path target) throws IOException {
        List<String> command = new ArrayList<>(List.of(protoc.toString(), "--proto_path=" + protos));
        command.add("--java_out=" + target);
        try (Stream<Path> files = Files.list(protos)) {
            files.map(Path::toString).filter(file -> file.endsWith(".proto")).forEach(command::add);
        }
        if (!protoc.toFile().setExecutable(true)) {
            throw new AssertionError(protoc + " cannot be made executable");
        }
        run(command);
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String messages = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new AssertionError(command + " fails:\n" + messages);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Compiles the sources of Kotlin, if there are any; those of Java may use them. */
    private void kotlinc(Path sources, Path classes) throws IOException {
        if (!holds(sources, ".kt")) {
            return;
        }
        List<String> command = new ArrayList<>(List.of(Jdk.JDK_17.tool("java")));
        command.addAll(
                List.of("-XX:TieredStopAtLevel=1", "-classpath", join(Work.libraries(compiler("kotlin-", "kotlinc")))));
        command.addAll(List.of("org.jetbrains.kotlin.cli.jvm.K2JVMCompiler", "-nowarn", "-no-stdlib", "-no-reflect"));
        command.addAll(List.of("-d", classes.toString(), "-classpath", join(jars()), sources.toString()));
        run(command);
    }

    /** Compiles the sources of Scala, if there are any, with the compiler among the libraries. */
    private void scalac(Path sources, Path classes) throws IOException {
        if (!holds(sources, ".scala")) {
            return;
        }
        String version = compiler("scala-", "scala-3.3");
        String main = version.equals("scala-3.3") ? "dotty.tools.dotc.Main" : "scala.tools.nsc.Main";
        List<String> command = new ArrayList<>(List.of(Jdk.JDK_17.tool("java")));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-classpath", join(Work.libraries(version)), main));
        command.addAll(List.of("-usejavacp", "-nowarn", "-d", classes.toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(file -> file.endsWith(".scala")).forEach(command::add);
        }
        run(command);
    }

    /** Compiles the sources of Groovy, if there are any; those of Java may use them. */
    private void groovyc(Path sources, Path classes) throws IOException {
        if (!holds(sources, ".groovy")) {
            return;
        }
        List<String> command = new ArrayList<>(List.of(Jdk.JDK_17.tool("java")));
        String target = release == 8 ? "1.8" : String.valueOf(release);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Dgroovy.target.bytecode=" + target));
        command.addAll(List.of("-classpath", join(jars())));
        command.addAll(List.of("org.codehaus.groovy.tools.FileSystemCompiler", "-d", classes.toString()));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(file -> file.endsWith(".groovy")).forEach(command::add);
        }
        run(command);
    }

    private static boolean holds(Path sources, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.anyMatch(file -> file.toString().endsWith(ending));
        }
    }

    private String compiler(String prefix, String otherwise) {
        return libraries.stream()
                .filter(name -> name.startsWith(prefix))
                .findFirst()
                .orElse(otherwise);
    }

    private static boolean isJar(Path file) {
        return file.toString().endsWith(".jar");
    }

    private void javac(List<File> files, Path classes) throws IOException {
        List<String> options = new ArrayList<>(List.of("-g", "-nowarn", "-Xlint:none"));
        if (!libraries.contains("processors")) {
            options.add("-proc:none");
        }
        options.addAll(List.of("--release", String.valueOf(release), "-d", classes.toString()));
        options.addAll(List.of("-classpath", join(jars()) + File.pathSeparator + classes));
        if (release > Runtime.version().feature()) {
            List<String> command = new ArrayList<>(List.of(Jdk.JDK_25.tool("javac")));
            command.addAll(options);
            if (!options.contains("-proc:none")) {
                command.add("-proc:full"); // newer ones need to be asked
            }
            files.forEach(file -> command.add(file.toString()));
            run(command);
            return;
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var units = manager.getJavaFileObjectsFromFiles(files);
            if (!files.isEmpty()
                    && !compiler.getTask(messages, manager, null, options, null, units)
                            .call()) {
                throw new AssertionError("fixture " + sources + " does not compile:\n" + messages);
            }
        }
    }

    static String join(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
