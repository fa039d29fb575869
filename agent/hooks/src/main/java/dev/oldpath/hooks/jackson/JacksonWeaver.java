package dev.oldpath.hooks.jackson;

import dev.oldpath.hooks.code.CrossingCode;
import java.util.function.Consumer;
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
 * Lets Jackson report to the agent what it has built. In the deserializer's base class, at the end of the two methods
 * that finish one property:
 *
 * <pre>
 *     return (Type) $OldPath.passed(result, this, new Object[] {arguments..}, number);
 * </pre>
 *
 * <p>likewise at the end of the serializer's {@code resolve}, with its two arrays of properties. Properties that are
 * arguments of a constructor are found by name; one that counts itself is a {@link Consumer}:
 *
 * <pre>
 *     if (found instanceof Consumer) ((Consumer) found).accept(name);
 * </pre>
 *
 * <p>Likewise what makes or chooses a reader or writer passes its result. What a deserializer ignores is done by {@link
 * IgnoredNamesWeaver}.
 *
 * <p>No member is added, and nothing else runs more often than once for each property of a class.
 */
final class JacksonWeaver {
    private static final String CONSUMER = "java/util/function/Consumer";
    static final int STACK = 6;

    private JacksonWeaver() {}

    /**
     * Weaves one of the classes that {@link JacksonHook} wants.
     *
     * @throws IllegalArgumentException when this version of Jackson does not have what is to be woven
     */
    static byte[] weave(byte[] classFile, JacksonCrossings crossings) {
        ClassReader reader = new ClassReader(classFile);
        ClassNode type = new ClassNode();
        reader.accept(type, ClassReader.EXPAND_FRAMES);
        int woven = 0;
        for (MethodNode method : type.methods) {
            woven += weave(type, method, crossings);
        }
        boolean isReader = type.name.endsWith("/BeanDeserializerBase");
        if (woven != (isReader ? 2 : 1) || (isReader && !IgnoredNamesWeaver.weave(type, crossings))) {
            throw new IllegalArgumentException("this version of Jackson is built otherwise");
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        type.accept(writer);
        return writer.toByteArray();
    }

    private static int weave(ClassNode type, MethodNode method, JacksonCrossings crossings) {
        switch (method.name) {
            case "_resolveInnerClassValuedProperty":
                return result(method, crossings.reading);
            case "_findPropertyUnwrapper":
                return result(method, crossings.unwrapped);
            case "_resolveUnwrappedProperty":
                return 1; // before 2.9: the agent's classes find out that they do not fit
            case "resolve":
                return type.name.endsWith("/BeanSerializerBase") ? writers(type, method, crossings) : 0;
            case "_createDeserializer":
                return result(method, crossings.readerCreated);
            case "deserializerInstance":
                return result(method, crossings.readerAnnotated);
            case "createSerializer":
                return result(method, crossings.writerCreated);
            case "serializerInstance":
                return result(method, crossings.writerAnnotated);
            case "converterInstance":
                return result(method, crossings.converterAnnotated);
            case "findCreatorProperty":
                return method.desc.startsWith("(Ljava/lang/String;)") ? found(type, method) : 0;
            default:
                return 0;
        }
    }

    /** Passes the result of a method with its arguments. */
    private static int result(MethodNode method, JacksonCrossings.Result crossing) {
        Type[] arguments = Type.getArgumentTypes(method.desc);
        String returned = Type.getReturnType(method.desc).getInternalName();
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn.getOpcode() == Opcodes.ARETURN) {
                InsnList code = new InsnList();
                // stack: result
                code.add(new VarInsnNode(Opcodes.ALOAD, 0));
                array(code, arguments.length);
                for (int i = 0; i < arguments.length; i++) {
                    store(code, i, new VarInsnNode(Opcodes.ALOAD, i + 1)); // all are objects
                }
                // stack: result, this, arguments
                code.add(CrossingCode.passed(crossing, returned));
                // stack: the agent's result
                method.instructions.insertBefore(insn, code);
            }
        }
        method.maxStack += STACK;
        return 1;
    }

    private static int writers(ClassNode type, MethodNode method, JacksonCrossings crossings) {
        String writers = null;
        for (int i = 0; i < type.fields.size(); i++) {
            if (type.fields.get(i).name.equals("_filteredProps")) {
                writers = type.fields.get(i).desc;
            }
        }
        if (writers == null) {
            return 0;
        }
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn.getOpcode() == Opcodes.RETURN) {
                InsnList code = new InsnList();
                // stack: ...
                code.add(new VarInsnNode(Opcodes.ALOAD, 0));
                code.add(new FieldInsnNode(Opcodes.GETFIELD, type.name, "_props", writers));
                code.add(new VarInsnNode(Opcodes.ALOAD, 0));
                array(code, 2);
                store(code, 0, new VarInsnNode(Opcodes.ALOAD, 1));
                store(
                        code,
                        1,
                        new VarInsnNode(Opcodes.ALOAD, 0),
                        new FieldInsnNode(Opcodes.GETFIELD, type.name, "_filteredProps", writers));
                // stack: ..., properties, this, context and filtered
                code.add(CrossingCode.passed(crossings.writing, writers));
                code.add(new InsnNode(Opcodes.POP));
                // stack: ...
                method.instructions.insertBefore(insn, code);
            }
        }
        method.maxStack += STACK;
        return 1;
    }

    private static int found(ClassNode type, MethodNode method) {
        String property = Type.getReturnType(method.desc).getInternalName();
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn.getOpcode() == Opcodes.ARETURN) {
                InsnList code = new InsnList();
                LabelNode end = new LabelNode();
                // stack: property
                code.add(new InsnNode(Opcodes.DUP));
                code.add(new TypeInsnNode(Opcodes.INSTANCEOF, CONSUMER));
                code.add(new JumpInsnNode(Opcodes.IFEQ, end));
                code.add(new InsnNode(Opcodes.DUP));
                code.add(new TypeInsnNode(Opcodes.CHECKCAST, CONSUMER));
                code.add(new VarInsnNode(Opcodes.ALOAD, 1));
                // stack: property, property, name
                code.add(
                        new MethodInsnNode(Opcodes.INVOKEINTERFACE, CONSUMER, "accept", "(Ljava/lang/Object;)V", true));
                code.add(end);
                // stack: property
                Object[] locals = {type.name, "java/lang/String"};
                code.add(new FrameNode(Opcodes.F_NEW, 2, locals, 1, new Object[] {property}));
                method.instructions.insertBefore(insn, code);
            }
        }
        method.maxStack += STACK;
        return 1;
    }

    private static void array(InsnList code, int length) {
        code.add(new IntInsnNode(Opcodes.BIPUSH, length));
        code.add(new TypeInsnNode(Opcodes.ANEWARRAY, "java/lang/Object"));
        // stack: array
    }

    private static void store(InsnList code, int index, AbstractInsnNode... value) {
        // stack: array
        code.add(new InsnNode(Opcodes.DUP));
        code.add(new IntInsnNode(Opcodes.BIPUSH, index));
        for (AbstractInsnNode insn : value) {
            code.add(insn);
        }
        // stack: array, array, index, value
        code.add(new InsnNode(Opcodes.AASTORE));
        // stack: array
    }
}
