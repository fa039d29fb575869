package dev.oldpath.weave.mark;

import dev.oldpath.config.text.Durations;
import dev.oldpath.ledger.PathInfo;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** What is known about a mark on a type, method or field while its class is being read. Not thread-safe. */
public final class Mark {
    static final String OLD_PATH = "Ldev/oldpath/api/OldPath;";
    static final String DEPRECATED = "Ljava/lang/Deprecated;";

    /** An id given with the mark; null when it is to be derived. */
    @Nullable
    public String id;

    /** Whether it carries {@code @OldPath}. */
    public boolean oldPath;

    /** Whether it carries {@code java.lang.Deprecated}, as attribute or annotation. */
    public boolean deprecated;

    private @Nullable String since;
    private @Nullable String deprecatedSince;
    private @Nullable String removeAfter;
    private @Nullable String owner;
    private @Nullable String replacement;
    private @Nullable Long quietSeconds;

    /** Returns a visitor that reads the annotation into this mark; null when it is none of ours. */
    @Nullable
    public AnnotationVisitor visitor(String descriptor, @Nullable AnnotationVisitor next) {
        if (descriptor.equals(OLD_PATH)) {
            oldPath = true;
            return new AnnotationVisitor(Opcodes.ASM9, next) {
                @Override
                public void visit(String name, Object value) {
                    oldPathElement(name, value.toString());
                    super.visit(name, value);
                }
            };
        }
        if (descriptor.equals(DEPRECATED)) {
            deprecated = true;
            return new AnnotationVisitor(Opcodes.ASM9, next) {
                @Override
                public void visit(String name, Object value) {
                    if (name.equals("since")) {
                        deprecatedSince = value.toString();
                    }
                    super.visit(name, value);
                }
            };
        }
        return next;
    }

    private void oldPathElement(String name, String value) {
        switch (name) {
            case "id":
                id = value.isEmpty() ? null : value;
                break;
            case "since":
                since = value;
                break;
            case "removeAfter":
                removeAfter = value;
                break;
            case "owner":
                owner = value;
                break;
            case "replacement":
                replacement = value;
                break;
            case "quiet":
                quietSeconds = seconds(value);
                break;
            default:
            // An element of a later api: nothing to lose.
        }
    }

    /**
     * What the mark says besides its id.
     *
     * @param entry by which deprecation counts in the class; null when it does not
     */
    public PathInfo.Builder info(@Nullable String entry) {
        return new PathInfo.Builder()
                .scope(oldPath ? PathInfo.OLD_PATH : deprecated ? entry : null)
                .since(since != null && !since.isEmpty() ? since : deprecatedSince)
                .removeAfter(removeAfter)
                .owner(owner)
                .replacement(replacement)
                .quietSeconds(quietSeconds);
    }

    private static @Nullable Long seconds(String quiet) {
        if (quiet.isEmpty()) {
            return null;
        }
        try {
            return Durations.parseMillis(quiet) / 1000;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
