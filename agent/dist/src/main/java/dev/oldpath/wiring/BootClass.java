package dev.oldpath.wiring;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Defines {@code java.lang.$OldPath}.
 *
 * <p>From Java 9 on: {@code java.lang} is opened to the unnamed module of a loader that is thrown away, and a class in
 * that loader defines it. Not by appending to the boot class path: that switches class-data sharing off for all but boot
 * classes, measured at +61 % start-up of a Spring application with AppCDS. Java 8 has no other way.
 */
final class BootClass {
    /** The class, and before it the classes that it calls. */
    private static final String[] CLASSES = {"java/lang/$OldPath$Agent", "java/lang/$OldPath"};

    private BootClass() {}

    static void define(Instrumentation instrumentation) throws Exception {
        byte[][] classFiles = new byte[CLASSES.length][];
        for (int i = 0; i < CLASSES.length; i++) {
            classFiles[i] = read(CLASSES[i] + ".classdata");
        }
        try {
            Method redefineModule = Instrumentation.class.getMethod(
                    "redefineModule",
                    Class.forName("java.lang.Module"),
                    Set.class,
                    Map.class,
                    Map.class,
                    Set.class,
                    Map.class);
            inJavaLang(instrumentation, redefineModule, classFiles);
        } catch (ClassNotFoundException e) {
            onBootClassPath(instrumentation, classFiles);
        }
    }

    private static void inJavaLang(Instrumentation instrumentation, Method redefineModule, byte[][] classFiles)
            throws Exception {
        Class<?> definer = new ClassLoader(null) {
            Class<?> define(byte[] bytes) {
                // With the agent's permissions, which a SecurityManager asks for.
                return defineClass(
                        Definer.class.getName(), bytes, 0, bytes.length, BootClass.class.getProtectionDomain());
            }
        }.define(read(Definer.class.getName().replace('.', '/') + ".classdata"));
        Method getModule = Class.class.getMethod("getModule");
        Object stranger = getModule.invoke(definer);
        redefineModule.invoke(
                instrumentation,
                getModule.invoke(Object.class),
                Collections.emptySet(),
                Collections.emptyMap(),
                Collections.singletonMap("java.lang", Collections.singleton(stranger)),
                Collections.emptySet(),
                Collections.emptyMap());
        try {
            for (byte[] classFile : classFiles) {
                definer.getMethod("define", byte[].class).invoke(null, (Object) classFile);
            }
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("cannot define java.lang.$OldPath", e.getCause());
        }
    }

    /** Copied into a loader of its own, so that {@code java.lang} is open to nobody else. */
    public static final class Definer {
        private Definer() {}

        /** Defines a class in {@code java.lang}. Reflective, because this is Java 8 bytecode. */
        public static void define(byte[] classFile) throws Exception {
            Method privateLookupIn =
                    MethodHandles.class.getMethod("privateLookupIn", Class.class, MethodHandles.Lookup.class);
            Object lookup = privateLookupIn.invoke(null, Object.class, MethodHandles.lookup());
            MethodHandles.Lookup.class.getMethod("defineClass", byte[].class).invoke(lookup, (Object) classFile);
        }
    }

    private static void onBootClassPath(Instrumentation instrumentation, byte[][] classFiles) throws IOException {
        File jar = File.createTempFile("oldpath-boot", ".jar");
        jar.deleteOnExit();
        try (JarOutputStream out = new JarOutputStream(new FileOutputStream(jar))) {
            for (int i = 0; i < CLASSES.length; i++) {
                out.putNextEntry(new JarEntry(CLASSES[i] + ".class"));
                out.write(classFiles[i]);
            }
        }
        instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jar));
    }

    /** Reads a file of the agent's jar. */
    static byte[] read(String resource) throws IOException {
        try (InputStream in = BootClass.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the agent's jar lacks " + resource);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
            return out.toByteArray();
        }
    }
}
