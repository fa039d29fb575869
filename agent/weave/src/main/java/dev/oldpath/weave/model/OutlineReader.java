package dev.oldpath.weave.model;

import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.classfile.MethodWalk;
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

/** Reads what a class declares. Not thread-safe. */
class OutlineReader extends ClassVisitor {
    final ClassOutline.Builder type;
    private final MethodWalk methods;
    private MarkReader mark = new MarkReader(0);

    @Nullable
    KotlinMetadata metadata;

    OutlineReader(ClassFile file) {
        super(Opcodes.ASM9);
        type = new ClassOutline.Builder(file.name());
        methods = new MethodWalk(file.reader());
    }

    static ClassOutline read(ClassFile file) {
        OutlineReader reading = new OutlineReader(file);
        file.reader().accept(reading, ClassReader.SKIP_CODE);
        return new ClassOutline(reading.declared());
    }

    /** What has been read so far. */
    final ClassOutline.Builder declared() {
        type.mark = mark.mark();
        return type;
    }

    /** Takes a method: returns what goes on reading it, and adds it in the end. */
    MethodVisitor method(MemberKey key, int access, int locals) {
        MarkReader own = new MarkReader(access);
        return new MethodVisitor(Opcodes.ASM9) {
            @Override
            public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return ConstantsInAnnotations.unless(own.annotation(annotation), type);
            }

            @Override
            public AnnotationVisitor visitParameterAnnotation(int parameter, String annotation, boolean visible) {
                return new ConstantsInAnnotations(type);
            }

            @Override
            public AnnotationVisitor visitAnnotationDefault() {
                return new ConstantsInAnnotations(type);
            }

            @Override
            public void visitEnd() {
                type.member(Member.method(key, access, own.mark(), locals));
            }
        };
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        type.version = version & 0xffff;
        type.name = name;
        type.access = access;
        type.superName = superName;
        type.interfaces = interfaces == null ? type.interfaces : interfaces;
        mark = new MarkReader(access);
        if (Arrays.asList(type.interfaces).contains("groovy/lang/GroovyObject")) {
            type.compiler = Compiler.GROOVY;
        }
    }

    /** Generators name no source, or one that is no file, such as {@code <generated>}. */
    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
        type.hasSource = source != null && source.indexOf('.') > 0;
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        type.mxBean |= descriptor.equals("Ljavax/management/MXBean;");
        if (descriptor.equals("Lkotlin/Metadata;")) {
            type.compiler = Compiler.KOTLIN;
            metadata = new KotlinMetadata(type);
            return metadata;
        }
        return ConstantsInAnnotations.unless(mark.annotation(descriptor), type);
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
            public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return ConstantsInAnnotations.unless(own.annotation(annotation), type);
            }

            @Override
            public void visitEnd() {
                type.member(Member.field(key, access, own.mark(), value != null));
            }
        };
    }

    @Override
    public final MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        if (type.mxBean || type.name.endsWith("MXBean")) {
            new SignatureReader(signature == null ? descriptor : signature).accept(new Named());
        }
        methods.next();
        return method(MemberKey.of(name, descriptor), access, methods.locals());
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
