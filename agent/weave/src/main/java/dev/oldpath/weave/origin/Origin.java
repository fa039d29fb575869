package dev.oldpath.weave.origin;

import java.lang.ref.WeakReference;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** A class and its origin, as it was while the class loaded. Immutable; pins neither loader nor domain. */
public final class Origin {
    private final String className;
    private final boolean inScope;
    private final WeakReference<ClassLoader> loader;
    private final WeakReference<ProtectionDomain> domain;

    Origin(String className, boolean inScope, ClassLoader loader, ProtectionDomain domain) {
        this.className = className;
        this.inScope = inScope;
        this.loader = new WeakReference<>(loader);
        this.domain = new WeakReference<>(domain);
    }

    /** The name of the class. */
    String className() {
        return className;
    }

    /** Whether deprecation counts in the class. */
    boolean isInScope() {
        return inScope;
    }

    /** What defined the class; null when that is gone. */
    @Nullable
    ClassLoader loader() {
        return loader.get();
    }

    /** The domain of the class; null when that is gone. */
    @Nullable
    ProtectionDomain domain() {
        return domain.get();
    }
}
