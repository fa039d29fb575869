package dev.oldpath.weave.mark;

import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.weave.classfile.Signature;
import dev.oldpath.weave.rule.FieldRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Reads the marks on the fields of one class: static and instance fields, enum constants, and record components, whose
 * marks javac copies onto the field. Not thread-safe.
 */
public final class FieldMarks {
    private final List<FieldRule> rules;
    private final @Nullable String entry;
    private final MarkSink sink;
    private final Map<String, Mark> instanceFields = new HashMap<>();

    /**
     * Creates a reader.
     *
     * @param rules those that match the type
     * @param entry by which {@code java.lang.Deprecated} is a mark in this class; null when it is none
     */
    public FieldMarks(List<FieldRule> rules, @Nullable String entry, MarkSink sink) {
        this.rules = rules;
        this.entry = entry;
        this.sink = sink;
    }

    /** The mark on the record component with this name; null when there is no such component. */
    @Nullable
    public Mark componentOf(String name) {
        return instanceFields.get(name);
    }

    public FieldVisitor visitor(
            String type, int access, String name, String descriptor, boolean hasValue, @Nullable FieldVisitor next) {
        Mark mark = new Mark();
        mark.deprecated = (access & Opcodes.ACC_DEPRECATED) != 0;
        if ((access & Opcodes.ACC_STATIC) == 0) {
            instanceFields.put(name, mark);
        }
        boolean inlined = hasValue && (access & Opcodes.ACC_FINAL) != 0;
        return new FieldVisitor(Opcodes.ASM9, next) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return mark.visitor(annotation, super.visitAnnotation(annotation, visible));
            }

            @Override
            public void visitEnd() {
                if ((access & Opcodes.ACC_SYNTHETIC) == 0) {
                    end(Signature.type(type) + '#' + name, name, descriptor, mark, inlined);
                }
                super.visitEnd();
            }
        };
    }

    private void end(String member, String name, String descriptor, Mark mark, boolean inlined) {
        PathInfo info = mark.info(entry).build();
        FieldRule first = null;
        for (int i = rules.size() - 1; i >= 0; i--) {
            if (rules.get(i).matchesField(name)) {
                // All have found what they name; the first has the say.
                first = rules.get(i);
                first.matched();
                info = first.info().or(info);
            }
        }
        if (first == null && !mark.oldPath && !(mark.deprecated && entry != null)) {
            return;
        }
        String id = first != null && first.id() != null ? first.id() : mark.id != null ? mark.id : member;
        int path = sink.mark(PathKind.FIELD, id, info, member, inlined ? Counting.INLINED : Counting.AT_SITES);
        sink.atSites(Signature.key(name, descriptor), path);
    }
}
