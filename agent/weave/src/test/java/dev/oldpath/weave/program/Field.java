package dev.oldpath.weave.program;

import org.jspecify.annotations.Nullable;

/** A field of a program, or a constant of an enum. */
final class Field {
    enum Access {
        PRIVATE,
        PACKAGE,
        PROTECTED,
        PUBLIC
    }

    enum Mark {
        NONE,
        DEPRECATED,
        ANNOTATED,
        ANNOTATED_WITH_ID,
        RULE,
        RULE_WITH_ID
    }

    final Type owner;
    final String name;
    final Kind kind;
    final Access access;
    final Mark mark;
    final boolean isStatic;
    /** Whether javac copies its value to where it is read. */
    final boolean isInlined;
    /** What the declaration assigns. */
    final @Nullable Long initial;

    Field(
            Type owner,
            String name,
            Kind kind,
            Access access,
            Mark mark,
            boolean isStatic,
            boolean isInlined,
            @Nullable Long initial) {
        this.owner = owner;
        this.name = name;
        this.kind = kind;
        this.access = access;
        this.mark = mark;
        this.isStatic = isStatic;
        this.isInlined = isInlined;
        this.initial = initial;
        owner.fields.add(this);
    }

    boolean isMarked() {
        return mark != Mark.NONE;
    }

    private boolean hasId() {
        return mark == Mark.ANNOTATED_WITH_ID || mark == Mark.RULE_WITH_ID;
    }

    /** The id of its path. Some fields share one. */
    String path() {
        return hasId() ? "shared-by-" + kind.name() : pattern();
    }

    /** The rule that names it. */
    String pattern() {
        return owner.binaryName() + '#' + name;
    }

    /** The annotation that marks it in source. */
    String annotation() {
        switch (mark) {
            case DEPRECATED:
                return "@Deprecated ";
            case ANNOTATED:
                return "@dev.oldpath.api.OldPath ";
            case ANNOTATED_WITH_ID:
                return "@dev.oldpath.api.OldPath(id = \"" + path() + "\") ";
            default:
                return "";
        }
    }

    @Override
    public String toString() {
        return pattern();
    }
}
