package dev.oldpath.hooks.jackson;

import dev.oldpath.hooks.code.Telling;
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
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Lets Jackson tell the agent what it has built. In the deserializer's base class, at the end of the two methods that
 * finish one property:
 *
 * <pre>
 *     Object[] told = {result, this, arguments.., Owner.class};
 *     $OldPath.told(hook, told);
 *     return (Type) told[0];
 * </pre>
 *
 * <p>likewise at the end of the serializer's {@code resolve}, with its two arrays of properties. Properties that are
 * arguments of a constructor are found by name; one that counts itself is a {@link Consumer}:
 *
 * <pre>
 *     if (found instanceof Consumer) ((Consumer) found).accept(name);
 * </pre>
 *
 * <p>Likewise what makes or chooses a reader or writer tells its result. What a deserializer ignores is done by {@link
 * IgnoredNamesWeaver}.
 *
 * <p>No member is added, and nothing else runs more often than once for each property of a class.
 */
final class JacksonWeaver {
    private static final String CONSUMER = "java/util/function/Consumer";
    private static final int STACK = 6;

    private JacksonWeaver() {}

    /**
     * Weaves one of the classes that {@link JacksonHook} wants.
     *
     * @throws IllegalArgumentException when this version of Jackson does not have what is to be woven
     */
    static byte[] weave(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassNode type = new ClassNode();
        reader.accept(type, ClassReader.EXPAND_FRAMES);
        int woven = 0;
        for (MethodNode method : type.methods) {
            woven += weave(type, method);
        }
        boolean isReader = type.name.endsWith("/BeanDeserializerBase");
        if (woven != (isReader ? 2 : 1) || (isReader && !IgnoredNamesWeaver.weave(type))) {
            throw new IllegalArgumentException("this version of Jackson is built otherwise");
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        type.accept(writer);
        return writer.toByteArray();
    }

    private static int weave(ClassNode type, MethodNode method) {
        switch (method.name) {
            case "_resolveInnerClassValuedProperty":
                return result(type, method, JacksonHook.READING);
            case "_findPropertyUnwrapper":
                return result(type, method, JacksonHook.UNWRAPPED);
            case "_resolveUnwrappedProperty":
                return 1; // before 2.9: the agent's classes find out that they do not fit
            case "resolve":
                return type.name.endsWith("/BeanSerializerBase") ? writers(type, method) : 0;
            case "_createDeserializer":
            case "createSerializer":
            case "deserializerInstance":
            case "serializerInstance":
            case "converterInstance":
                return result(type, method, JacksonHook.MADE);
            case "findCreatorProperty":
                return method.desc.startsWith("(Ljava/lang/String;)") ? found(type, method) : 0;
            default:
                return 0;
        }
    }

    /** Tells the result of a method with its arguments, and returns what the agent has put in its place. */
    private static int result(ClassNode type, MethodNode method, String hook) {
        Type[] arguments = Type.getArgumentTypes(method.desc);
        int result = method.maxLocals;
        int told = result + 1;
        for (AbstractInsnNode insn : method.instructions.toArray()) {
            if (insn.getOpcode() == Opcodes.ARETURN) {
                InsnList code = new InsnList();
                // stack: result
                code.add(new VarInsnNode(Opcodes.ASTORE, result));
                array(code, arguments.length + 3);
                store(code, 0, new VarInsnNode(Opcodes.ALOAD, result));
                for (int i = 0; i <= arguments.length; i++) {
                    store(code, i + 1, new VarInsnNode(Opcodes.ALOAD, i)); // all are objects
                }
                tell(code, type, arguments.length + 2, told, hook);
                code.add(new VarInsnNode(Opcodes.ALOAD, told));
                code.add(new InsnNode(Opcodes.ICONST_0));
                code.add(new InsnNode(Opcodes.AALOAD));
                // stack: the agent's result
                String returned = Type.getReturnType(method.desc).getInternalName();
                code.add(new TypeInsnNode(Opcodes.CHECKCAST, returned));
                method.instructions.insertBefore(insn, code);
            }
        }
        grow(method);
        return 1;
    }

    private static int writers(ClassNode type, MethodNode method) {
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
                array(code, 5);
                store(code, 0, new VarInsnNode(Opcodes.ALOAD, 0));
                store(code, 1, new VarInsnNode(Opcodes.ALOAD, 1));
                store(
                        code,
                        2,
                        new VarInsnNode(Opcodes.ALOAD, 0),
                        new FieldInsnNode(Opcodes.GETFIELD, type.name, "_props", writers));
                store(
                        code,
                        3,
                        new VarInsnNode(Opcodes.ALOAD, 0),
                        new FieldInsnNode(Opcodes.GETFIELD, type.name, "_filteredProps", writers));
                tell(code, type, 4, method.maxLocals, JacksonHook.WRITING);
                method.instructions.insertBefore(insn, code);
            }
        }
        grow(method);
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
        grow(method);
        return 1;
    }

    static void array(InsnList code, int length) {
        code.add(new IntInsnNode(Opcodes.BIPUSH, length));
        code.add(new TypeInsnNode(Opcodes.ANEWARRAY, "java/lang/Object"));
    }

    static void store(InsnList code, int index, AbstractInsnNode... value) {
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

    static void tell(InsnList code, ClassNode type, int last, int local, String hook) {
        store(code, last, new LdcInsnNode(Type.getObjectType(type.name)));
        code.add(new VarInsnNode(Opcodes.ASTORE, local));
        code.add(new VarInsnNode(Opcodes.ALOAD, local));
        // stack: array
        code.add(Telling.top(hook));
    }

    static void grow(MethodNode method) {
        method.maxLocals += 2;
        method.maxStack += STACK;
    }
}
