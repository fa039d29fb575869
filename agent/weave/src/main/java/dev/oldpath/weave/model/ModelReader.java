package dev.oldpath.weave.model;

import dev.oldpath.weave.classfile.MemberKey;
import java.util.Arrays;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Attribute;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.signature.SignatureReader;
import net.bytebuddy.jar.asm.signature.SignatureVisitor;
import org.jspecify.annotations.Nullable;

/** Reads a class file into a {@link ClassModel}. Not thread-safe. */
public final class ModelReader extends ClassVisitor {
    private final ClassModel.Builder type;
    private MarkReader mark = new MarkReader(0);
    private int version;

    /** Creates a reader of the class with this internal name. */
    public ModelReader(String name) {
        super(Opcodes.ASM9);
        type = new ClassModel.Builder(name);
    }

    /** Reads all but code: no branches, and no constructor delegates. */
    public static ClassModel withoutCode(ClassReader reader) {
        ModelReader model = new ModelReader(reader.getClassName());
        reader.accept(model, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        return model.model();
    }

    /** Reads a whole class. */
    public static ClassModel withCode(ClassReader reader) {
        ModelReader reading = new ModelReader(reader.getClassName());
        reader.accept(reading, 0);
        return reading.model();
    }

    /** Returns what has been read so far: a class file may be broken somewhere. */
    public ClassModel model() {
        type.mark = mark.mark();
        return type.build();
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        this.version = version & 0xffff;
        type.name = name;
        type.access = access;
        type.superName = superName;
        type.interfaces = interfaces == null ? type.interfaces : interfaces;
        mark = new MarkReader(access);
        if (Arrays.asList(type.interfaces).contains("groovy/lang/GroovyObject")) {
            type.compiler = Compiler.GROOVY;
        }
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        type.mxBean |= descriptor.equals("Ljavax/management/MXBean;");
        if (descriptor.equals("Lkotlin/Metadata;")) {
            type.compiler = Compiler.KOTLIN;
            return new AnnotationVisitor(Opcodes.ASM9) {
                @Override
                public void visit(String name, Object value) {
                    // Of a part of a facade (k = 5) the facade; else a package, or nothing.
                    if (name.equals("xs")) {
                        type.facade = value.toString();
                    }
                }
            };
        }
        return mark.annotation(descriptor);
    }

    @Override
    public void visitAttribute(Attribute attribute) {
        if (attribute.type.startsWith("Scala") || attribute.type.equals("TASTY")) {
            type.compiler = Compiler.SCALA;
        }
    }

    @Override
    public FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        MemberKey key = MemberKey.of(name, descriptor);
        MarkReader own = new MarkReader(access);
        return new FieldVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return own.annotation(annotation);
            }

            @Override
            public void visitEnd() {
                type.member(new Member(key, access, own.mark(), value != null, null, Code.NONE));
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        if (type.mxBean || type.name.endsWith("MXBean")) {
            new SignatureReader(signature == null ? descriptor : signature).accept(new Named());
        }
        return new MethodReader(type, version, MemberKey.of(name, descriptor), access);
    }

    /** Takes the names of types, also of those that parameterize others. */
    private final class Named extends SignatureVisitor {
        private String outer = "";

        Named() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitClassType(String name) {
            outer = name;
            type.converted(name);
        }

        @Override
        public void visitInnerClassType(String name) {
            visitClassType(outer + '$' + name);
        }

        @Override
        public SignatureVisitor visitTypeArgument(char wildcard) {
            return new Named();
        }
    }
}
