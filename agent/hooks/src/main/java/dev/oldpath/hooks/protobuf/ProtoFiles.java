package dev.oldpath.hooks.protobuf;

import dev.oldpath.weave.mark.MarkedTypes;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/** The descriptors of the files whose messages load, read once for each loader. Thread-safe; pins no loader. */
final class ProtoFiles {
    private final MarkedTypes classFiles;
    private final Map<ClassLoader, Map<String, ProtoFile>> byLoader = new WeakHashMap<>();

    ProtoFiles(MarkedTypes classFiles) {
        this.classFiles = classFiles;
    }

    /** Reads the class of a file where the loader finds it, without loading it; null when it cannot be had. */
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
        ProtoFile file = read(loader, fileClass);
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

    private @Nullable ProtoFile read(ClassLoader loader, String fileClass) throws IOException {
        byte[] classFile = classFiles.classFile(loader, fileClass);
        return classFile == null ? null : ProtoFile.of(classFile);
    }
}
