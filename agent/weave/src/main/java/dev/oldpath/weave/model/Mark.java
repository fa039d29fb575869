package dev.oldpath.weave.model;

import dev.oldpath.ledger.PathInfo;
import org.jspecify.annotations.Nullable;

/** The mark of a type, method or field in the class file. Immutable. */
public final class Mark {
    /** No mark. */
    public static final Mark NONE = new Mark(false, false, false, null, PathInfo.NONE);

    private final boolean oldPath;
    private final boolean deprecated;
    private final boolean annotated;
    private final @Nullable String id;
    private final PathInfo info;

    Mark(boolean oldPath, boolean deprecated, boolean annotated, @Nullable String id, PathInfo info) {
        this.oldPath = oldPath;
        this.deprecated = deprecated;
        this.annotated = annotated;
        this.id = id;
        this.info = info;
    }

    /** Whether it carries {@code @OldPath}. */
    public boolean isOldPath() {
        return oldPath;
    }

    /** Whether it carries {@code java.lang.Deprecated}, as attribute or annotation. */
    public boolean isDeprecated() {
        return deprecated;
    }

    /** Whether it is the attribute alone, without an annotation, as other compilers than that of Java write it. */
    public boolean isAttributeOnly() {
        return deprecated && !annotated;
    }

    /**
     * Whether it makes what carries it old.
     *
     * @param entry by which deprecation counts in the class; null when it does not
     */
    public boolean counts(@Nullable String entry) {
        return oldPath || (deprecated && entry != null);
    }

    /** An id given with the mark; null when it is to be derived. */
    public @Nullable String id() {
        return id;
    }

    /**
     * What the mark has besides its id.
     *
     * @param entry as for {@link #counts}
     */
    public PathInfo info(@Nullable String entry) {
        String scope = oldPath ? PathInfo.OLD_PATH : deprecated ? entry : null;
        return scope == null
                ? info
                : new PathInfo.Builder().scope(scope).build().or(info);
    }
}
