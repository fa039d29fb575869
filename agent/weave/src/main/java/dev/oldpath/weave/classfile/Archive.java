package dev.oldpath.weave.classfile;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads all class files of a jar or directory, those in jars inside the jar too, at any depth (Spring Boot, executable war). Class
 * files are read as bytes; nothing is loaded.
 */
public final class Archive {
    /** Receives what is found. */
    public interface Visitor {
        /** Takes one class file; {@code name} is where it was found. */
        void classFile(String name, byte[] bytes);

        /** Takes a jar or directory that the manifest's {@code Class-Path} names. */
        void alsoOnClassPath(File file);

        /** Takes the failure to read one entry; the others are still read. */
        void unreadable(String name, Exception cause);
    }

    private Archive() {}

    public static void read(File file, Visitor visitor) throws IOException {
        if (file.isDirectory()) {
            readDirectory(file, visitor);
        } else if (file.isFile()) {
            readJar(file, visitor);
        }
    }

    private static void readDirectory(File directory, Visitor visitor) {
        File[] children = directory.listFiles();
        if (children == null) {
            visitor.unreadable(directory.getPath(), new IOException("cannot list"));
            return;
        }
        Arrays.sort(children);
        for (File child : children) {
            try {
                if (child.isDirectory()) {
                    readDirectory(child, visitor);
                } else if (child.getName().endsWith(".class")) {
                    try (InputStream in = new FileInputStream(child)) {
                        classFile(child.getPath(), in, visitor);
                    }
                }
            } catch (IOException | RuntimeException e) {
                visitor.unreadable(child.getPath(), e);
            }
        }
    }

    private static void readJar(File file, Visitor visitor) throws IOException {
        // Without verification: signatures are the application's business, and slow.
        try (JarFile jar = new JarFile(file, false)) {
            for (File other : classPath(file, jar.getManifest())) {
                visitor.alsoOnClassPath(other);
            }
            for (String part : classPathParts(jar.getManifest())) {
                if (fileOf(part).indexOf(':') >= 0) {
                    visitor.unreadable(file.getPath(), new IOException("its Class-Path names " + part));
                }
            }
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                String name = file.getPath() + "!/" + entry.getName();
                try {
                    if (entry.getName().endsWith(".class")) {
                        try (InputStream in = jar.getInputStream(entry)) {
                            classFile(name, in, visitor);
                        }
                    } else if (isArchive(entry.getName())) {
                        try (InputStream in = jar.getInputStream(entry)) {
                            readNested(name, in, visitor);
                        }
                    }
                } catch (IOException | RuntimeException e) {
                    visitor.unreadable(name, e);
                }
            }
        }
    }

    /** Whether a file of this name is a jar. Inside another one it may lie anywhere: Spring Boot, wars and launchers have a place each. */
    public static boolean isArchive(String name) {
        return name.endsWith(".jar") || name.endsWith(".war");
    }

    private static void readNested(String jarName, InputStream in, Visitor visitor) throws IOException {
        PushbackInputStream start = new PushbackInputStream(in, 2);
        byte[] magic = {(byte) start.read(), (byte) start.read()};
        if (magic[0] != 'P' || magic[1] != 'K') {
            // ZipInputStream would take it for an empty one.
            throw new IOException("not a jar");
        }
        start.unread(magic);
        ZipInputStream zip = new ZipInputStream(start);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            String name = jarName + "!/" + entry.getName();
            if (entry.getName().endsWith(".class")) {
                classFile(name, zip, visitor);
            } else if (isArchive(entry.getName())) {
                readNested(name, zip, visitor);
            }
        }
    }

    private static void classFile(String name, InputStream in, Visitor visitor) throws IOException {
        byte[] bytes = bytes(in);
        try {
            visitor.classFile(name, bytes);
        } catch (RuntimeException e) {
            // Not a class file, in spite of its name: the rest of the jar is still of interest.
            visitor.unreadable(name, e);
        }
    }

    /** Returns the other jars and directories that the manifest of a jar puts on the class path. */
    public static List<File> classPath(File jar, @Nullable Manifest manifest) {
        List<File> files = new ArrayList<>();
        for (String part : classPathParts(manifest)) {
            // Relative URLs; others than of files are rare and cannot be read here.
            String path = fileOf(part);
            if (!path.isEmpty() && path.indexOf(':') < 0) {
                File file = new File(path);
                files.add(
                        file.isAbsolute()
                                ? file
                                : new File(jar.getAbsoluteFile().getParentFile(), path));
            }
        }
        return files;
    }

    private static String[] classPathParts(@Nullable Manifest manifest) {
        String value = manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
        return value == null ? new String[0] : value.trim().split("\\s+", -1);
    }

    private static String fileOf(String part) {
        return part.startsWith("file:") ? part.substring(5) : part;
    }

    public static byte[] bytes(InputStream in) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            out.write(buffer, 0, n);
        }
        return out.toByteArray();
    }
}
