package dev.oldpath.it;

import dev.oldpath.it.jvm.Work;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Packs fixtures as users pack their applications. */
final class Jars {
    private Jars() {}

    /** An executable jar that names its libraries in the manifest, as build tools make it. */
    static Path executable(Path classes, String mainClass, List<Path> libraries) {
        Manifest manifest = manifest(mainClass);
        String urls = String.join(
                " ",
                libraries.stream().map(library -> library.toUri().toString()).toList());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, urls);
        return write(manifest, jar -> addClasses(jar, "", classes));
    }

    /** The layout of Spring Boot: its loader, the classes under BOOT-INF, the libraries as stored nested jars. */
    static Path springBoot(Path loader, Path classes, String startClass, List<Path> libraries) {
        Manifest manifest = manifest("org.springframework.boot.loader.launch.JarLauncher");
        manifest.getMainAttributes().putValue("Start-Class", startClass);
        manifest.getMainAttributes().putValue("Spring-Boot-Classes", "BOOT-INF/classes/");
        manifest.getMainAttributes().putValue("Spring-Boot-Lib", "BOOT-INF/lib/");
        return write(manifest, jar -> {
            unpack(loader, jar);
            jar.putNextEntry(new JarEntry("BOOT-INF/"));
            jar.putNextEntry(new JarEntry("BOOT-INF/classes/"));
            addClasses(jar, "BOOT-INF/classes/", classes);
            jar.putNextEntry(new JarEntry("BOOT-INF/lib/"));
            for (Path library : libraries) {
                store(jar, "BOOT-INF/lib/" + library.getFileName(), Files.readAllBytes(library));
            }
        });
    }

    /** Unpacks a jar into a new directory, as layered images do. */
    static Path unpacked(Path jar) {
        Path directory = Work.directory("unpacked");
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : Collections.list(file.entries())) {
                Path target = directory.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.write(target, file.getInputStream(entry).readAllBytes());
                }
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An agent. */
    static Path agent(Path classes, String premainClass) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Premain-Class", premainClass);
        return write(manifest, jar -> addClasses(jar, "", classes));
    }

    /** A jar without a main class. */
    static Path library(Path classes) {
        return write(new Manifest(), jar -> addClasses(jar, "", classes));
    }

    private interface Content {
        void writeTo(JarOutputStream jar) throws IOException;
    }

    private static Path write(Manifest manifest, Content content) {
        Path file = Work.directory("jar").resolve("application.jar");
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            content.writeTo(jar);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Manifest manifest(String mainClass) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
        return manifest;
    }

    private static void addClasses(JarOutputStream jar, String prefix, Path classes) throws IOException {
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                jar.putNextEntry(new JarEntry(
                        prefix + classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, jar);
            }
        }
    }

    private static void unpack(Path source, JarOutputStream target) throws IOException {
        try (InputStream in = Files.newInputStream(source);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.getName().startsWith("META-INF/")) {
                    target.putNextEntry(new JarEntry(entry.getName()));
                    zip.transferTo(target);
                }
            }
        }
    }

    private static void store(JarOutputStream jar, String name, byte[] bytes) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        JarEntry entry = new JarEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        jar.putNextEntry(entry);
        jar.write(bytes);
    }
}
