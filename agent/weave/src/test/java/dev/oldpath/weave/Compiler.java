package dev.oldpath.weave;

import dev.oldpath.api.OldPath;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles in memory, against the api. */
public final class Compiler {
    private Compiler() {}

    /** The Java version of this JVM. */
    static int newestRelease() {
        String version = System.getProperty("java.specification.version");
        return version.startsWith("1.") ? 8 : Integer.parseInt(version);
    }

    /** Returns the class file of the only type in a source of package {@code com.acme} or another. */
    static byte[] classFile(int release, String source) {
        Map<String, byte[]> classFiles =
                compile(release, source.replaceAll("(?s).*? class (\\w+).*", "$1.java"), source);
        return classFiles.values().iterator().next();
    }

    /** Returns class files by internal name. */
    static Map<String, byte[]> compile(int release, String name, String source) {
        return compile(release, Collections.singletonMap(name, source));
    }

    /** Returns class files by internal name, of sources by file name. */
    public static Map<String, byte[]> compile(int release, Map<String, String> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();
        JavaFileManager files =
                new ForwardingJavaFileManager<JavaFileManager>(compiler.getStandardFileManager(null, null, null)) {
                    @Override
                    public JavaFileObject getJavaFileForOutput(
                            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
                        return new SimpleJavaFileObject(URI.create("mem:///" + className.hashCode()), kind) {
                            @Override
                            public OutputStream openOutputStream() {
                                ByteArrayOutputStream out = new ByteArrayOutputStream();
                                written.put(className.replace('.', '/'), out);
                                return out;
                            }
                        };
                    }
                };
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((name, source) -> units.add(source(name, source)));
        String api = OldPath.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        StringWriter messages = new StringWriter();
        boolean compiled = compiler.getTask(
                        messages,
                        files,
                        null,
                        Arrays.asList("--release", "" + release, "-g", "-nowarn", "-proc:none", "-cp", api),
                        null,
                        units)
                .call();
        if (!compiled) {
            throw new IllegalArgumentException(sources.keySet() + " for Java " + release + ": " + messages);
        }
        Map<String, byte[]> classFiles = new LinkedHashMap<>();
        written.forEach((className, bytes) -> classFiles.put(className, bytes.toByteArray()));
        return classFiles;
    }

    private static JavaFileObject source(String name, String source) {
        return new SimpleJavaFileObject(URI.create("mem:///" + name), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
    }
}
