package dev.oldpath.weave.use;

import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.weave.classfile.Changes;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.classfile.MethodWalk;
import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.OldPathCalls;
import dev.oldpath.weave.mark.Accesses;
import net.bytebuddy.jar.asm.ConstantDynamic;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Counts uses of fields, and of methods without code, right before the instruction that uses them. Not thread-safe.
 *
 * <p>A static call needs neither {@code this} nor anything on the stack, and is legal before {@code super(..)} too.
 */
public final class SiteWeaver extends MethodVisitor {
    private static final String RECORD_METHODS = "java/lang/runtime/ObjectMethods";

    private final Uses uses;
    private final MemberKey method;
    private final Changes changes;
    private int extraStack;
    private int extraLocals;

    /**
     * Creates a weaver of one method.
     *
     * @param uses what its class uses
     * @param changes takes what it changes
     */
    public SiteWeaver(Uses uses, MemberKey method, Changes changes, MethodVisitor next) {
        super(Opcodes.ASM9, next);
        this.uses = uses;
        this.method = method;
        this.changes = changes;
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String fieldDescriptor) {
        MemberKey field = MemberKey.of(name, fieldDescriptor);
        Path path = uses.of(owner, field);
        if (path != null && !uses.isOfDeclaration(method, opcode, owner, field, path)) {
            boolean write = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
            int hit = write && path.kind() != PathKind.METHOD ? path.index() + Path.WRITE : path.index();
            if (method.name().startsWith("access$") && method.name().endsWith("$cp")) {
                // A property of a Kotlin companion: its accessor may have counted.
                OldPathCalls.hitUnlessCounted(mv, hit);
                counted(path, 1);
            } else {
                count(path, hit);
            }
        }
        super.visitFieldInsn(opcode, owner, name, fieldDescriptor);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String calledDescriptor, boolean isInterface) {
        MemberKey called = MemberKey.of(name, calledDescriptor);
        Path path = uses.of(owner, called);
        boolean virtual = opcode == Opcodes.INVOKEVIRTUAL || opcode == Opcodes.INVOKEINTERFACE;
        // super.m() runs the code of m, which counts if it can.
        if (path != null && (virtual || !uses.countsInside(path))) {
            SharedCalls.Call shared = virtual ? uses.sharedCall(called, path) : null;
            int slots = (Type.getArgumentsAndReturnSizes(calledDescriptor) >> 2) - 1;
            if (shared == null || (slots > 2 && uses.locals(method) + slots > MethodWalk.MOST_LOCALS)) {
                count(path, Accesses.hit(path, called));
            } else if (slots <= 2) {
                copyReceiver(slots);
                report(shared);
                counted(path, Crossing.STACK);
            } else {
                reportBelow(Type.getArgumentTypes(calledDescriptor), slots, shared);
                counted(path, Crossing.STACK);
            }
        }
        super.visitMethodInsn(opcode, owner, name, calledDescriptor, isInterface);
    }

    private void count(Path path, int hit) {
        // stack: ..., operands
        OldPathCalls.hit(mv, hit);
        // stack: ..., operands
        counted(path, 1);
    }

    private void counted(Path path, int stack) {
        uses.counted(method, path);
        changes.add();
        extraStack = Math.max(extraStack, stack);
    }

    private void report(SharedCalls.Call shared) {
        // stack: ..., receiver
        mv.visitInsn(uses.arePassedOn() ? Opcodes.DUP : Opcodes.ACONST_NULL);
        shared.emit(mv);
        // stack: ...
    }

    /**
     * Reports a receiver below more arguments than can be turned around on the stack. They wait in locals behind those of
     * the method, of which no frame knows: nobody jumps to in between.
     */
    private void reportBelow(Type[] arguments, int slots, SharedCalls.Call shared) {
        int first = uses.locals(method);
        int local = first + slots;
        for (int i = arguments.length - 1; i >= 0; i--) {
            local -= arguments[i].getSize();
            mv.visitVarInsn(arguments[i].getOpcode(Opcodes.ISTORE), local);
        }
        // stack: ..., receiver
        mv.visitInsn(Opcodes.DUP);
        report(shared);
        for (Type argument : arguments) {
            mv.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
            local += argument.getSize();
        }
        // stack: ..., receiver, arguments
        extraLocals = Math.max(extraLocals, slots);
    }

    /** Copies the receiver, below arguments of this size, onto the stack. */
    private void copyReceiver(int slots) {
        switch (slots) {
            case 0:
                // stack: ..., receiver
                mv.visitInsn(Opcodes.DUP);
                break;
            case 1:
                // stack: ..., receiver, argument
                mv.visitInsn(Opcodes.DUP2);
                mv.visitInsn(Opcodes.POP);
                break;
            default:
                // stack: ..., receiver, two arguments or a wide one
                mv.visitInsn(Opcodes.DUP2_X1);
                mv.visitInsn(Opcodes.POP2);
                // stack: ..., two arguments or a wide one, receiver
                mv.visitInsn(Opcodes.DUP_X2);
        }
        // stack: ..., receiver, arguments, receiver
    }

    @Override
    public void visitLdcInsn(Object value) {
        constant(value);
        super.visitLdcInsn(value);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
        if (!bootstrap.getOwner().equals(RECORD_METHODS)) {
            constant(bootstrap);
            constants(arguments);
        }
        super.visitInvokeDynamicInsn(name, type, bootstrap, arguments);
    }

    private void constants(Object... values) {
        for (Object value : values) {
            constant(value);
        }
    }

    /** A handle may be called from where nothing can be woven. */
    private void constant(@Nullable Object value) {
        if (value instanceof Handle) {
            Handle handle = (Handle) value;
            MemberKey key = MemberKey.of(handle.getName(), handle.getDesc());
            Path path = uses.of(handle.getOwner(), key);
            if (path != null && uses.countsInside(path)) {
                if (handle.getTag() != Opcodes.H_INVOKESPECIAL) {
                    uses.sharedCall(key, path).handled("method reference in " + uses.className());
                }
            } else if (path != null) {
                uses.uncountable(path, handle.getTag() <= Opcodes.H_PUTSTATIC ? "field handle" : "method reference");
            }
        } else if (value instanceof ConstantDynamic) {
            ConstantDynamic dynamic = (ConstantDynamic) value;
            constant(dynamic.getBootstrapMethod());
            for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
                constant(dynamic.getBootstrapMethodArgument(i));
            }
        }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(maxStack + extraStack, Math.max(maxLocals, uses.locals(method) + extraLocals));
    }
}
