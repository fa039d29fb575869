package dev.oldpath.weave.model;

import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Finds the constants of enums that an annotation names: the JDK looks them up by name when somebody reads it. Not
 * thread-safe.
 */
final class ConstantsInAnnotations extends AnnotationVisitor {
    private final ClassOutline.Builder type;

    ConstantsInAnnotations(ClassOutline.Builder type) {
        super(Opcodes.ASM9);
        this.type = type;
    }

    /** Reads the annotation itself if it is no mark. */
    static AnnotationVisitor unless(@Nullable AnnotationVisitor mark, ClassOutline.Builder type) {
        return mark == null ? new ConstantsInAnnotations(type) : mark;
    }

    @Override
    public void visitEnum(@Nullable String name, String descriptor, String value) {
        type.constantInAnnotation(descriptor, value);
    }

    @Override
    public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
        return this;
    }

    @Override
    public AnnotationVisitor visitArray(@Nullable String name) {
        return this;
    }
}
