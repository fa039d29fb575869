package dev.oldpath.weave.model;

import dev.oldpath.weave.classfile.MemberKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one reading of a class that may have marks has found: what it declares, and what its code shows. Immutable; refers
 * to no class or loader.
 */
public final class ClassModel extends ClassOutline {
    private final Map<MemberKey, Code> codes;
    private final List<String> branches;
    private final boolean described;
    private final @Nullable KotlinFunctions functions;

    /** What has been read so far. Not thread-safe. */
    static final class Builder {
        final ClassOutline.Builder declared;
        private final Map<MemberKey, Code> codes = new HashMap<>();
        private final Set<String> branches = new LinkedHashSet<>();

        @Nullable
        KotlinMetadata metadata;

        Builder(ClassOutline.Builder declared) {
            this.declared = declared;
        }

        void method(Member method, Code code) {
            declared.member(method);
            codes.put(method.key(), code);
        }

        void branch(String id) {
            branches.add(id);
        }

        ClassModel build() {
            return new ClassModel(this);
        }
    }

    private ClassModel(Builder read) {
        super(read.declared);
        codes = new HashMap<>(read.codes);
        branches = new ArrayList<>(read.branches);
        described = read.metadata != null;
        functions = read.metadata == null ? null : read.metadata.functions();
    }

    /** What the code of a member shows about its origin; {@link Code#NONE} when it has none. */
    public Code code(Member member) {
        Code code = codes.get(member.key());
        return code == null ? Code.NONE : code;
    }

    /** The ids that its code marks as branches. */
    public List<String> branches() {
        return branches;
    }

    /** Whether Kotlin's compiler describes the class in an annotation. */
    public boolean isDescribed() {
        return described;
    }

    /** What it says of the functions there; null when it does not. */
    public @Nullable KotlinFunctions functions() {
        return functions;
    }
}
