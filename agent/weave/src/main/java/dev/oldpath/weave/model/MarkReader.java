package dev.oldpath.weave.model;

import dev.oldpath.config.text.Durations;
import dev.oldpath.ledger.PathInfo;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Reads the mark of one type, method or field. Not thread-safe. */
final class MarkReader {
    private static final String OLD_PATH = "Ldev/oldpath/api/OldPath;";
    private static final String DEPRECATED = "Ljava/lang/Deprecated;";

    private final PathInfo.Builder info = new PathInfo.Builder();
    private boolean oldPath;
    private boolean deprecated;
    private boolean annotated;
    private @Nullable String id;
    private @Nullable String since;
    private @Nullable String deprecatedSince;

    /** Starts with the access flags. */
    MarkReader(int access) {
        deprecated = (access & Opcodes.ACC_DEPRECATED) != 0;
    }

    /** Returns a visitor that reads the annotation into this mark; null when it is none of ours. */
    @Nullable
    AnnotationVisitor annotation(String descriptor) {
        if (descriptor.equals(OLD_PATH)) {
            oldPath = true;
            annotated = true;
            return new AnnotationVisitor(Opcodes.ASM9) {
                @Override
                public void visit(String name, Object value) {
                    element(name, value.toString());
                }
            };
        }
        if (descriptor.equals(DEPRECATED)) {
            deprecated = true;
            annotated = true;
            return new AnnotationVisitor(Opcodes.ASM9) {
                @Override
                public void visit(String name, Object value) {
                    if (name.equals("since")) {
                        deprecatedSince = value.toString();
                    }
                }
            };
        }
        return null;
    }

    private void element(String name, String value) {
        switch (name) {
            case "id":
                id = value.isEmpty() ? null : value;
                break;
            case "since":
                since = value;
                break;
            case "removeAfter":
                info.removeAfter(value);
                break;
            case "owner":
                info.owner(value);
                break;
            case "replacement":
                info.replacement(value);
                break;
            case "quiet":
                info.quietSeconds(seconds(value));
                break;
            default:
            // An element of a later api: nothing to lose.
        }
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

    /** Returns what has been read. */
    Mark mark() {
        if (!oldPath && !deprecated) {
            return Mark.NONE;
        }
        String effective = since != null && !since.isEmpty() ? since : deprecatedSince;
        return new Mark(
                oldPath, deprecated, annotated, id, info.since(effective).build());
    }
}
