package dev.oldpath.weave.model;

import dev.oldpath.weave.classfile.MemberKey;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
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
    private final Map<MemberKey, Member> members = new LinkedHashMap<>();
    private final Set<String> branches = new LinkedHashSet<>();
    private final Set<String> converted = new HashSet<>();
    private MarkReader mark = new MarkReader(0);
    private String name;
    private @Nullable String superName;
    private String[] interfaces = {};
    private int access;
    private int version;
    private boolean mxBean;
    private Compiler compiler = Compiler.JAVA;
    private @Nullable String facade;

    /** Creates a reader of the class with this internal name. */
    public ModelReader(String name) {
        super(Opcodes.ASM9);
        this.name = name;
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
        return new ClassModel(
                name,
                access,
                superName,
                interfaces,
                mark.mark(),
                mxBean,
                converted,
                members,
                branches,
                compiler,
                facade);
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
        this.name = name;
        this.access = access;
        this.superName = superName;
        this.interfaces = interfaces == null ? this.interfaces : interfaces;
        mark = new MarkReader(access);
        if (Arrays.asList(this.interfaces).contains("groovy/lang/GroovyObject")) {
            compiler = Compiler.GROOVY;
        }
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        mxBean |= descriptor.equals("Ljavax/management/MXBean;");
        if (descriptor.equals("Lkotlin/Metadata;")) {
            compiler = Compiler.KOTLIN;
            return new AnnotationVisitor(Opcodes.ASM9) {
                @Override
                public void visit(String name, Object value) {
                    // Of a part of a facade (k = 5) the facade; else a package, or nothing.
                    if (name.equals("xs")) {
                        facade = value.toString();
                    }
                }
            };
        }
        return mark.annotation(descriptor);
    }

    @Override
    public void visitAttribute(Attribute attribute) {
        if (attribute.type.startsWith("Scala") || attribute.type.equals("TASTY")) {
            compiler = Compiler.SCALA;
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
                members.put(key, new Member(key, access, own.mark(), value != null, null, Code.NONE));
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        if (mxBean || this.name.endsWith("MXBean")) {
            new SignatureReader(signature == null ? descriptor : signature).accept(new Named());
        }
        return new MethodReader(this, MemberKey.of(name, descriptor), access);
    }

    int version() {
        return version;
    }

    String name() {
        return name;
    }

    void branch(String id) {
        branches.add(id);
    }

    void member(Member member) {
        members.put(member.key(), member);
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
            converted.add(name);
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
