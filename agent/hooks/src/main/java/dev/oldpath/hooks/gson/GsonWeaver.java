package dev.oldpath.hooks.gson;

import dev.oldpath.hooks.code.CrossingCode;
import dev.oldpath.hooks.code.NewMaps;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Weaves {@code ReflectiveTypeAdapterFactory}, which runs once for each class, and the end of its adapter's
 * {@code write}. Of Gson 2.8 to 2.10 the adapter has a map of all fields; from 2.11 on one object with a map of those it
 * reads and a list of those it writes.
 */
final class GsonWeaver {
    private static final String CONSUMER = "java/util/function/BiConsumer";

    private GsonWeaver() {}

    /** {@code getBoundFields} makes the maps and {@code createBoundField} what it puts into them. */
    static byte[] factory(byte[] classFile, GsonCrossings crossings) {
        ClassReader reader = new ClassReader(classFile);
        ClassNode type = read(reader);
        MethodNode fields = method(type, "getBoundFields", 3);
        MethodNode field = method(type, "createBoundField", 4);
        if (NewMaps.pass(fields, crossings.names, slot(fields, "Ljava/lang/Class;", 0)) == 0) {
            throw new IllegalArgumentException("this version of Gson keeps fields elsewhere");
        }
        boolean readsAll = Type.getReturnType(fields.desc).getSort() == Type.OBJECT
                && !Type.getReturnType(fields.desc).getInternalName().equals("java/util/Map");
        for (AbstractInsnNode insn : fields.instructions.toArray()) {
            // Not for the constant that stands for an interface: no map was made for it.
            if (insn.getOpcode() == Opcodes.ARETURN && insn.getPrevious().getOpcode() != Opcodes.GETSTATIC) {
                fields.instructions.insertBefore(insn, CrossingCode.alone(crossings.finished));
            }
        }
        fields.maxStack += 3;
        for (AbstractInsnNode insn : field.instructions.toArray()) {
            if (insn.getOpcode() == Opcodes.ARETURN) {
                field.instructions.insertBefore(insn, bound(field, readsAll, crossings));
            }
        }
        field.maxStack += 6;
        return write(reader, type);
    }

    /** {@code $OldPath.crossed(bound, new Object[] {field, isWritten, isRead}, number)}. */
    private static InsnList bound(MethodNode method, boolean readsAll, GsonCrossings crossings) {
        InsnList code = new InsnList();
        // stack: bound
        code.add(new InsnNode(Opcodes.DUP));
        code.add(new InsnNode(Opcodes.ICONST_3));
        code.add(new TypeInsnNode(Opcodes.ANEWARRAY, "java/lang/Object"));
        // stack: bound, bound, array
        code.add(element(0, new VarInsnNode(Opcodes.ALOAD, slot(method, "Ljava/lang/reflect/Field;", 0))));
        code.add(bool(1, new VarInsnNode(Opcodes.ILOAD, slot(method, "Z", 0))));
        code.add(bool(
                2, readsAll ? new InsnNode(Opcodes.ICONST_1) : new VarInsnNode(Opcodes.ILOAD, slot(method, "Z", 1))));
        code.add(CrossingCode.crossed(crossings.bound));
        // stack: bound
        return code;
    }

    private static InsnList element(int index, AbstractInsnNode load) {
        InsnList code = new InsnList();
        // stack: array
        code.add(new InsnNode(Opcodes.DUP));
        code.add(new IntInsnNode(Opcodes.BIPUSH, index));
        code.add(load);
        code.add(new InsnNode(Opcodes.AASTORE));
        // stack: array
        return code;
    }

    private static InsnList bool(int index, AbstractInsnNode load) {
        InsnList code = element(index, load);
        MethodInsnNode box = new MethodInsnNode(
                Opcodes.INVOKESTATIC, "java/lang/Boolean", "valueOf", "(Z)Ljava/lang/Boolean;", false);
        code.insert(load, box);
        return code;
    }

    /** {@code if (boundFields instanceof BiConsumer) boundFields.accept(writer, bean)} where {@code write} returns. */
    static byte[] adapter(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassNode type = read(reader);
        List<FieldInsnNode> map = path(method(type, "read", 1));
        MethodNode write = method(type, "write", 2);
        boolean hasFrames = (type.version & 0xffff) >= Opcodes.V1_6;
        for (AbstractInsnNode insn : write.instructions.toArray()) {
            if (insn.getOpcode() == Opcodes.RETURN) {
                write.instructions.insertBefore(insn, accept(type.name, write, map, hasFrames));
            }
        }
        write.maxStack = Math.max(write.maxStack, 3);
        return write(reader, type);
    }

    /** How {@code read} gets at the map in which it looks for names: one field of the adapter, or a field of that. */
    private static List<FieldInsnNode> path(MethodNode read) {
        for (AbstractInsnNode insn : read.instructions.toArray()) {
            if (insn.getOpcode() == Opcodes.GETFIELD && ((FieldInsnNode) insn).desc.equals("Ljava/util/Map;")) {
                List<FieldInsnNode> path = new ArrayList<>();
                for (AbstractInsnNode at = insn; at.getOpcode() == Opcodes.GETFIELD; at = at.getPrevious()) {
                    path.add(0, (FieldInsnNode) at);
                }
                return path;
            }
        }
        throw new IllegalArgumentException("this version of Gson looks for names elsewhere");
    }

    private static InsnList accept(String owner, MethodNode write, List<FieldInsnNode> map, boolean hasFrames) {
        Type[] types = Type.getArgumentTypes(write.desc);
        LabelNode end = new LabelNode();
        InsnList code = new InsnList();
        load(code, map);
        // stack: map
        code.add(new TypeInsnNode(Opcodes.INSTANCEOF, CONSUMER));
        code.add(new JumpInsnNode(Opcodes.IFEQ, end));
        load(code, map);
        code.add(new TypeInsnNode(Opcodes.CHECKCAST, CONSUMER));
        code.add(new VarInsnNode(Opcodes.ALOAD, 1));
        code.add(new VarInsnNode(Opcodes.ALOAD, 2));
        // stack: map, writer, bean
        code.add(new MethodInsnNode(
                Opcodes.INVOKEINTERFACE, CONSUMER, "accept", "(Ljava/lang/Object;Ljava/lang/Object;)V", true));
        code.add(end);
        if (hasFrames) {
            Object[] locals = {owner, types[0].getInternalName(), types[1].getInternalName()};
            code.add(new FrameNode(Opcodes.F_NEW, 3, locals, 0, new Object[0]));
        }
        return code;
    }

    private static void load(InsnList code, List<FieldInsnNode> path) {
        code.add(new VarInsnNode(Opcodes.ALOAD, 0));
        for (FieldInsnNode field : path) {
            code.add(new FieldInsnNode(Opcodes.GETFIELD, field.owner, field.name, field.desc));
        }
    }

    /** The slot of the nth argument of this type. */
    private static int slot(MethodNode method, String descriptor, int nth) {
        int slot = (method.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
        int left = nth;
        for (Type type : Type.getArgumentTypes(method.desc)) {
            if (type.getDescriptor().equals(descriptor) && left-- == 0) {
                return slot;
            }
            slot += type.getSize();
        }
        throw new IllegalArgumentException(method.name + method.desc + " has no such argument");
    }

    private static MethodNode method(ClassNode type, String name, int fewestArguments) {
        for (MethodNode method : type.methods) {
            if (method.name.equals(name)
                    && (method.access & (Opcodes.ACC_BRIDGE | Opcodes.ACC_ABSTRACT)) == 0
                    && Type.getArgumentTypes(method.desc).length >= fewestArguments) {
                return method;
            }
        }
        throw new IllegalArgumentException("this version of Gson has no " + name);
    }

    private static ClassNode read(ClassReader reader) {
        ClassNode type = new ClassNode();
        reader.accept(type, ClassReader.EXPAND_FRAMES);
        return type;
    }

    private static byte[] write(ClassReader reader, ClassNode type) {
        ClassWriter writer = new ClassWriter(reader, 0);
        type.accept(writer);
        return writer.toByteArray();
    }
}
