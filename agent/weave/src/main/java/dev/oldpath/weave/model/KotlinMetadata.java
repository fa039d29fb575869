package dev.oldpath.weave.model;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Reads the annotation with which Kotlin's compiler describes a class. Not thread-safe. */
final class KotlinMetadata extends AnnotationVisitor {
    private final ClassOutline.Builder type;
    private final List<String> data = new ArrayList<>();
    private final List<String> strings = new ArrayList<>();
    private int kind;

    KotlinMetadata(ClassOutline.Builder type) {
        super(Opcodes.ASM9);
        this.type = type;
    }

    @Override
    public void visit(String name, Object value) {
        // Of a part of a facade (k = 5) the facade; else a package, or nothing.
        if (name.equals("xs")) {
            type.facade = value.toString();
        } else if (name.equals("k")) {
            kind = (Integer) value;
        }
    }

    @Override
    public @Nullable AnnotationVisitor visitArray(String name) {
        List<String> target = name.equals("d1") ? data : name.equals("d2") ? strings : null;
        return target == null
                ? null
                : new AnnotationVisitor(Opcodes.ASM9) {
                    @Override
                    public void visit(@Nullable String none, Object value) {
                        target.add(value.toString());
                    }
                };
    }

    /** Which functions are inline; null when it does not say so. */
    @Nullable
    KotlinFunctions functions() {
        return KotlinFunctions.read(kind, data, strings);
    }
}
