package dev.oldpath.wiring;

import java.lang.instrument.ClassFileTransformer;
import java.security.PrivilegedExceptionAction;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** Reads class files for a transformer although the application that loads a class may not. Thread-safe. */
final class PrivilegedTransformer implements ClassFileTransformer {
    private final ClassFileTransformer transformer;

    /** Wraps a transformer that never throws. */
    PrivilegedTransformer(ClassFileTransformer transformer) {
        this.transformer = transformer;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String className,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        try {
            if (!Privileges.areChecked()) {
                return transformer.transform(loader, className, redefined, domain, classFile);
            }
            return Privileges.call(new PrivilegedExceptionAction<byte @Nullable []>() {
                @Override
                public byte @Nullable [] run() throws Exception {
                    return transformer.transform(loader, className, redefined, domain, classFile);
                }
            });
        } catch (Exception e) {
            throw new IllegalStateException(e); // which no transformer of ours gives a cause for
        }
    }
}
