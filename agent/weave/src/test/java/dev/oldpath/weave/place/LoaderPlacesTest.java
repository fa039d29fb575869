package dev.oldpath.weave.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Class files are found where loaders find them, and no loader is asked. */
class LoaderPlacesTest {
    private static final byte[] OLD = bytes("class file of Old");

    private final Path folder;
    private final LoaderPlaces places = new LoaderPlaces();
    private final ClassLoader loader = new Unasked(null);

    LoaderPlacesTest(@TempDir Path folder) {
        this.folder = folder;
    }

    /** Fails the test when somebody asks it. */
    private static final class Unasked extends ClassLoader {
        Unasked(@Nullable ClassLoader parent) {
            super(parent);
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            throw new AssertionError("asked for " + name);
        }

        @Override
        public URL getResource(String name) {
            throw new AssertionError("asked for " + name);
        }
    }

    @Test
    void a_directory() throws IOException {
        Files.createDirectories(folder.resolve("com/acme"));
        Files.write(folder.resolve("com/acme/Old.class"), OLD);
        seen(folder.toUri().toURL());

        assertThat(read("com/acme/Old")).isEqualTo(OLD);
        assertThat(read("com/acme/New")).isNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_jar(boolean stored) throws IOException {
        seen(jar("a b+c.jar", stored, 3).toUri().toURL());

        assertThat(read("com/acme/Old")).isEqualTo(OLD);
        assertThat(read("com/acme/New")).isNull();
    }

    @Test
    void a_jar_with_a_script_before_it_and_with_a_comment_behind_it() throws IOException {
        Path jar = folder.resolve("script.jar");
        byte[] zip = Files.readAllBytes(jar("plain.jar", false, 3));
        byte[] comment = bytes("PK made by hand");
        zip[zip.length - 2] = (byte) comment.length;
        Files.write(jar, concat(bytes("#!/bin/sh\nexec java -jar $0\n"), zip, comment));
        seen(jar.toUri().toURL());

        assertThat(read("com/acme/Old")).isEqualTo(OLD);
    }

    @Test
    void a_jar_with_more_entries_than_the_old_format_can_say() throws IOException {
        seen(jar("large.jar", true, 70_000).toUri().toURL());

        assertThat(read("com/acme/Old")).isEqualTo(OLD);
        assertThat(read("entry/69999")).isEqualTo(bytes("69999"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"jar:nested:%s/!BOOT-INF/lib/a.jar!/", "jar:file:%s!/BOOT-INF/lib/a.jar!/"})
    void every_jar_inside_the_jar_from_which_a_class_came(String url) throws IOException {
        seen(anyUrl(String.format(url, fat())));

        assertThat(read("com/acme/Old")).isEqualTo(OLD);
        assertThat(read("com/acme/Main")).as("not a jar, another place").isNull();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"jar:nested:%s/!BOOT-INF/classes/!/", "jar:file:%s!/BOOT-INF/classes!/"})
    void a_folder_inside_a_jar(String url) throws IOException {
        seen(anyUrl(String.format(url, fat())));

        assertThat(read("com/acme/Main")).isEqualTo(bytes("class file of Main"));
    }

    @Test
    void a_compressed_jar_inside_a_jar_is_not_read() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("lib/a.jar", Files.readAllBytes(jar("inner.jar", false, 3)));
        Path fat = zip(folder.resolve("compressed.jar"), false, entries);
        seen(anyUrl("jar:file:" + fat + "!/lib/a.jar!/"));

        assertThat(read("com/acme/Old")).isNull();
    }

    @Test
    void the_parents_of_the_loader() throws IOException {
        places.seen(loader, domain(jar("parent.jar", false, 3).toUri().toURL()));

        assertThat(places.read(new Unasked(loader), "com/acme/Old")).isEqualTo(OLD);
        assertThat(places.read(new Unasked(ClassLoader.getSystemClassLoader()), "dev/oldpath/weave/ClassWeaver"))
                .isNotEmpty();
        assertThat(places.read(new Unasked(null), "com/acme/Old")).isNull();
    }

    @Test
    void a_jar_that_was_replaced_or_damaged_is_left_alone() throws IOException {
        Path replaced = jar("replaced.jar", false, 3);
        seen(replaced.toUri().toURL());
        Files.write(replaced, bytes("no jar any more"));
        Path damaged = jar("damaged.jar", false, 3);
        byte[] bytes = Files.readAllBytes(damaged);
        Arrays.fill(bytes, bytes.length - 60, bytes.length - 30, (byte) 0xff);
        Files.write(damaged, bytes);
        seen(damaged.toUri().toURL());

        assertThat(read("com/acme/Old")).isNull();
    }

    @Test
    void an_address_whose_handler_is_the_applications_is_not_asked_either() throws IOException {
        seen(new URL(null, "vfs:/deployment/app.war", new URLStreamHandler() {
            @Override
            protected URLConnection openConnection(URL url) {
                throw new AssertionError("opened");
            }

            @Override
            protected String toExternalForm(URL url) {
                throw new AssertionError("written");
            }
        }));

        assertThat(read("com/acme/Old")).isNull();
    }

    private void seen(URL url) {
        places.seen(loader, domain(url));
    }

    private byte @Nullable [] read(String name) throws IOException {
        return places.read(loader, name);
    }

    private static ProtectionDomain domain(URL url) {
        return new ProtectionDomain(new CodeSource(url, (Certificate[]) null), null);
    }

    /** An address of which nothing but the text is used. */
    private static URL anyUrl(String text) throws MalformedURLException {
        return new URL(null, text, new URLStreamHandler() {
            @Override
            protected URLConnection openConnection(URL url) {
                throw new AssertionError("opened");
            }

            @Override
            protected void parseURL(URL url, String spec, int start, int limit) {
                setURL(url, url.getProtocol(), null, -1, null, null, spec.substring(start, limit), null, null);
            }
        });
    }

    private Path fat() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("BOOT-INF/classes/com/acme/Main.class", bytes("class file of Main"));
        entries.put("BOOT-INF/lib/a.jar", Files.readAllBytes(jar("empty.jar", false, 0)));
        entries.put("BOOT-INF/lib/broken.jar", bytes("not a jar"));
        entries.put("BOOT-INF/lib/b.jar", Files.readAllBytes(jar("inner.jar", false, 3)));
        return zip(folder.resolve("fat.jar"), true, entries);
    }

    /** A jar with a number of entries, of which the last is the old class. */
    private Path jar(String name, boolean stored, int count) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            entries.put("entry/" + i + ".class", bytes("" + i));
        }
        if (count > 0) {
            entries.put("com/acme/Old.class", OLD);
        }
        return zip(folder.resolve(name), stored, entries);
    }

    private static Path zip(Path file, boolean stored, Map<String, byte[]> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> each : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                if (stored) {
                    CRC32 sum = new CRC32();
                    sum.update(each.getValue());
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(each.getValue().length);
                    entry.setCrc(sum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(each.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    private static byte[] concat(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return all.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
