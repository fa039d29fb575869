package dev.oldpath.hooks.jackson;

import dev.oldpath.hooks.code.CrossingCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Lets the agent put a set of its own in the place of the one in which Jackson's {@code BeanDeserializerBase} looks up
 * every name that is not a property which it sets: such as one that the class only writes and a client sends back. So
 * classes without old properties pay nothing. The set takes its place at the end of {@code resolve}, for which its field
 * must not be final, and where a copy gets another:
 *
 * <pre>
 *     _ignorableProps = (Set) $OldPath.passed(_ignorableProps, this, context, number);
 * </pre>
 *
 * <p>{@code handleUnknownProperty} asks a second time for the same name. There a set that counts, being a {@link
 * Supplier}, gives one that does not.
 */
final class IgnoredNamesWeaver {
    private static final String FIELD = "_ignorableProps";
    private static final String SET = "java/util/Set";
    private static final String SET_DESCRIPTOR = "Ljava/util/Set;";
    private static final String SUPPLIER = "java/util/function/Supplier";

    private IgnoredNamesWeaver() {}

    /** Weaves the class; false when this version of Jackson does not have what is to be woven. */
    static boolean weave(ClassNode type, JacksonCrossings crossings) {
        boolean resolved = false;
        boolean copied = false;
        boolean asked = false;
        for (MethodNode method : type.methods) {
            Type[] arguments = Type.getArgumentTypes(method.desc);
            if (method.name.equals("resolve") && arguments.length == 1) {
                resolved = resolved(type, method, crossings);
            } else if (method.name.equals("<init>")
                    && arguments[0].getInternalName().equals(type.name)
                    && arguments.length > 1
                    && arguments[1].getDescriptor().equals(SET_DESCRIPTOR)) {
                copied |= copied(type, method, crossings);
            } else if (method.name.equals("handleUnknownProperty")) {
                asked = askedAgain(type, method, arguments);
            }
        }
        for (FieldNode field : type.fields) {
            if (field.name.equals(FIELD)) {
                field.access &= ~Opcodes.ACC_FINAL;
            }
        }
        return resolved && copied && asked;
    }

    private static boolean resolved(ClassNode type, MethodNode method, JacksonCrossings crossings) {
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn.getOpcode() == Opcodes.RETURN) {
                InsnList code = new InsnList();
                // stack: ...
                code.add(new VarInsnNode(Opcodes.ALOAD, 0));
                code.add(new VarInsnNode(Opcodes.ALOAD, 0));
                code.add(get(type));
                code.add(new VarInsnNode(Opcodes.ALOAD, 0));
                code.add(new VarInsnNode(Opcodes.ALOAD, 1));
                // stack: ..., this, set, this, context
                code.add(CrossingCode.passed(crossings.resolved, SET));
                // stack: ..., this, set
                code.add(new FieldInsnNode(Opcodes.PUTFIELD, type.name, FIELD, SET_DESCRIPTOR));
                // stack: ...
                method.instructions.insertBefore(insn, code);
            }
        }
        method.maxStack += JacksonWeaver.STACK;
        return true;
    }

    private static boolean copied(ClassNode type, MethodNode method, JacksonCrossings crossings) {
        boolean found = false;
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn.getOpcode() == Opcodes.PUTFIELD && ((FieldInsnNode) insn).name.equals(FIELD)) {
                InsnList code = new InsnList();
                // stack: this, set
                code.add(new VarInsnNode(Opcodes.ALOAD, 1));
                code.add(new VarInsnNode(Opcodes.ALOAD, 1));
                code.add(get(type));
                // stack: this, set, original, its set
                code.add(CrossingCode.passed(crossings.ignoring, SET));
                // stack: this, set
                method.instructions.insertBefore(insn, code);
                found = true;
            }
        }
        method.maxStack += JacksonWeaver.STACK;
        return found;
    }

    private static FieldInsnNode get(ClassNode type) {
        return new FieldInsnNode(Opcodes.GETFIELD, type.name, FIELD, SET_DESCRIPTOR);
    }

    /** Keeps the set in a variable behind all others, by which every stack map frame (JVMS 4.7.4) is extended. */
    private static boolean askedAgain(ClassNode type, MethodNode method, Type[] arguments) {
        int set = method.maxLocals;
        boolean found = false;
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn instanceof FrameNode) {
                FrameNode frame = (FrameNode) insn;
                frame.local = locals(frame.local == null ? new ArrayList<>() : frame.local, set);
            } else if (insn.getOpcode() == Opcodes.GETFIELD && ((FieldInsnNode) insn).name.equals(FIELD)) {
                // stack: this
                method.instructions.insertBefore(insn, new InsnNode(Opcodes.POP));
                method.instructions.set(insn, new VarInsnNode(Opcodes.ALOAD, set));
                found = true;
            }
        }
        List<Object> atStart = new ArrayList<>();
        atStart.add(type.name);
        for (Type argument : arguments) {
            atStart.add(argument.getInternalName());
        }
        LabelNode end = new LabelNode();
        InsnList code = new InsnList();
        code.add(new VarInsnNode(Opcodes.ALOAD, 0));
        code.add(get(type));
        code.add(new VarInsnNode(Opcodes.ASTORE, set));
        code.add(new VarInsnNode(Opcodes.ALOAD, set));
        code.add(new TypeInsnNode(Opcodes.INSTANCEOF, SUPPLIER));
        code.add(new JumpInsnNode(Opcodes.IFEQ, end));
        code.add(new VarInsnNode(Opcodes.ALOAD, set));
        code.add(new TypeInsnNode(Opcodes.CHECKCAST, SUPPLIER));
        code.add(new MethodInsnNode(Opcodes.INVOKEINTERFACE, SUPPLIER, "get", "()Ljava/lang/Object;", true));
        code.add(new TypeInsnNode(Opcodes.CHECKCAST, SET));
        code.add(new VarInsnNode(Opcodes.ASTORE, set));
        code.add(end);
        Object[] locals = locals(atStart, set).toArray();
        code.add(new FrameNode(Opcodes.F_NEW, locals.length, locals, 0, new Object[0]));
        method.instructions.insert(code);
        method.maxStack += JacksonWeaver.STACK;
        method.maxLocals++;
        return found;
    }

    private static List<Object> locals(List<Object> known, int set) {
        List<Object> locals = new ArrayList<>(known);
        int size = 0;
        for (Object local : locals) {
            size += local.equals(Opcodes.LONG) || local.equals(Opcodes.DOUBLE) ? 2 : 1;
        }
        Object[] unused = new Object[set - size];
        Arrays.fill(unused, Opcodes.TOP);
        locals.addAll(Arrays.asList(unused));
        locals.add(SET);
        return locals;
    }
}
