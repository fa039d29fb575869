package dev.oldpath.weave.model;

import dev.oldpath.weave.classfile.MemberKey;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Reads the mark of one method, the branches in its code and, of a constructor, to which other one it delegates. */
final class MethodReader extends MarkerCalls {
    private final ClassModel.Builder type;
    private final MemberKey key;
    private final int access;
    private final int locals;
    private final MarkReader mark;
    private final CodeReader code;
    private int uninitialized;

    /**
     * Creates a reader.
     *
     * @param type takes what it reads
     * @param locals how many the method has
     */
    MethodReader(ClassModel.Builder type, MemberKey key, int access, int locals) {
        this(type, key, access, locals, new CodeReader(key, access));
    }

    private MethodReader(ClassModel.Builder type, MemberKey key, int access, int locals, CodeReader code) {
        super(code, type.declared.version);
        this.type = type;
        this.key = key;
        this.access = access;
        this.locals = locals;
        this.code = code;
        this.mark = new MarkReader(access);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        if (annotation.equals("Lkotlin/internal/InlineOnly;")) {
            code.inline();
        }
        if (annotation.equals("Lkotlin/Deprecated;")) {
            type.declared.compiler = Compiler.KOTLIN; // also where a shrinker has removed what describes the class
        }
        if (annotation.equals("Lorg/codehaus/groovy/transform/trait/Traits$TraitBridge;")) {
            return new AnnotationVisitor(Opcodes.ASM9) {
                @Override
                public void visit(String name, Object value) {
                    code.bridge(value);
                }
            };
        }
        return ConstantsInAnnotations.unless(mark.annotation(annotation), type.declared);
    }

    @Override
    public AnnotationVisitor visitParameterAnnotation(int parameter, String annotation, boolean visible) {
        return new ConstantsInAnnotations(type.declared);
    }

    @Override
    public AnnotationVisitor visitAnnotationDefault() {
        return new ConstantsInAnnotations(type.declared);
    }

    @Override
    public void visitCode() {
        super.visitCode();
        // Known from here on, should the code be broken.
        end();
    }

    @Override
    protected void branch(String id) {
        type.branch(id);
    }

    @Override
    public void visitTypeInsn(int opcode, String operand) {
        if (opcode == Opcodes.NEW && type.declared.name.equals(operand)) {
            uninitialized++;
        }
        super.visitTypeInsn(opcode, operand);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (type.declared.compiler == Compiler.JAVA && owner.startsWith("kotlin/jvm/internal/")) {
            type.declared.compiler = Compiler.KOTLIN;
        }
        if (key.name().equals("<init>") && opcode == Opcodes.INVOKESPECIAL && name.equals("<init>")) {
            initializes(owner, descriptor);
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    /** Finds the call of {@code this(..)}: the first on the own type that belongs to no {@code new} before it. */
    private void initializes(String owner, String descriptor) {
        if (!type.declared.name.equals(owner) || code.delegates()) {
            return;
        }
        if (uninitialized > 0) {
            uninitialized--;
        } else {
            code.delegate(MemberKey.of("<init>", descriptor));
        }
    }

    @Override
    public void visitEnd() {
        end();
    }

    private void end() {
        type.method(Member.method(key, access, mark.mark(), locals), code.code());
    }
}
