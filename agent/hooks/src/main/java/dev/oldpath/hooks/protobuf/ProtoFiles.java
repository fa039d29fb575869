package dev.oldpath.hooks.protobuf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** The descriptors of the files whose messages load, read once for each loader. Thread-safe; pins no loader. */
final class ProtoFiles {
    private final Map<ClassLoader, Map<String, ProtoFile>> byLoader = new WeakHashMap<>();

    /** Reads the class of a file through the loader, without loading it; null when it cannot be had. */
    @Nullable
    ProtoFile file(@Nullable ClassLoader loader, String fileClass) throws IOException {
        if (loader == null) {
            return null;
        }
        synchronized (byLoader) {
            Map<String, ProtoFile> known = byLoader.get(loader);
            ProtoFile file = known == null ? null : known.get(fileClass);
            if (file != null) {
                return file;
            }
        }
        ProtoFile file = read(loader, fileClass); // calls the application: no lock held
        if (file != null) {
            synchronized (byLoader) {
                Map<String, ProtoFile> known = byLoader.get(loader);
                if (known == null) {
                    known = new HashMap<>();
                    byLoader.put(loader, known);
                }
                known.put(fileClass, file);
            }
        }
        return file;
    }

    private static @Nullable ProtoFile read(ClassLoader loader, String fileClass) throws IOException {
        try (InputStream in = loader.getResourceAsStream(fileClass + ".class")) {
            if (in == null) {
                return null;
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
            }
            return ProtoFile.of(out.toByteArray());
        }
    }
}
