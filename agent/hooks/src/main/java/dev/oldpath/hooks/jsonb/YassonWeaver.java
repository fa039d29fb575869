package dev.oldpath.hooks.jsonb;

import dev.oldpath.hooks.code.CrossingCode;
import dev.oldpath.hooks.code.NewMaps;
import dev.oldpath.weave.crossing.PassingCrossing;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Weaves the methods in which Yasson learns a class, and the one that leaves out a null. */
final class YassonWeaver {
    private static final String CLASS_MODEL = "/internal/model/ClassModel";
    private static final String CONTEXT = "/internal/SerializationContextImpl";

    private YassonWeaver() {}

    static byte[] weave(String internalName, byte[] classFile, YassonCrossings crossings) {
        ClassReader reader = new ClassReader(classFile);
        ClassNode type = new ClassNode();
        reader.accept(type, 0);
        boolean woven = true;
        if (internalName.endsWith(YassonHook.READER)) {
            woven = learn(type, "createObjectDeserializer", crossings.read);
        } else if (internalName.endsWith(YassonHook.WRITER)) {
            woven = learn(type, "createObjectSerializer", crossings.written);
        } else if (internalName.endsWith(YassonHook.NO_NULLS)) {
            woven = leaveOut(type, crossings);
        } else if (internalName.endsWith(YassonHook.COMPONENTS)) {
            woven = find(type, crossings);
        } else {
            keepMap(type);
        }
        if (!woven) {
            throw new IllegalArgumentException("this version of Yasson works in another way");
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        type.accept(writer);
        return writer.toByteArray();
    }

    private static boolean learn(ClassNode type, String name, PassingCrossing<?, ?, ?> crossing) {
        for (MethodNode method : type.methods) {
            Integer model = slot(method, CLASS_MODEL);
            if (method.name.equals(name) && model != null) {
                return NewMaps.pass(method, crossing, model) > 0;
            }
        }
        return false;
    }

    /** {@code $OldPath.crossed(context, null, number)} when {@code serialize} begins. */
    private static boolean leaveOut(ClassNode type, YassonCrossings crossings) {
        for (MethodNode method : type.methods) {
            Integer context = slot(method, CONTEXT);
            if (method.name.equals("serialize") && context != null) {
                method.instructions.insert(CrossingCode.variable(crossings.leftOut, context));
                method.maxStack = Math.max(method.maxStack, CrossingCode.STACK);
                return true;
            }
        }
        return false;
    }

    /** {@code $OldPath.crossed(found, type, number)} where a component of the application has been looked for. */
    private static boolean find(ClassNode type, YassonCrossings crossings) {
        int woven = 0;
        for (MethodNode method : type.methods) {
            if (method.name.endsWith("Binding") && method.name.startsWith("get") && method.name.contains("erialize")) {
                for (AbstractInsnNode insn : method.instructions.toArray()) {
                    if (insn.getOpcode() == Opcodes.ARETURN) {
                        method.instructions.insertBefore(insn, CrossingCode.top(crossings.component, 1));
                    }
                }
                method.maxStack += CrossingCode.STACK;
                woven++;
            }
        }
        return woven == 4;
    }

    /** Some versions read from a copy of the map, which would no longer be ours. Yasson does not change it either. */
    private static void keepMap(ClassNode type) {
        for (MethodNode method : type.methods) {
            for (AbstractInsnNode insn : method.instructions.toArray()) {
                if (method.name.equals("<init>")
                        && insn instanceof MethodInsnNode
                        && ((MethodInsnNode) insn).owner.equals("java/util/Map")
                        && ((MethodInsnNode) insn).name.equals("copyOf")) {
                    method.instructions.remove(insn);
                }
            }
        }
    }

    /** The slot of the argument whose type has this name in some package. */
    private static @Nullable Integer slot(MethodNode method, String name) {
        int slot = (method.access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
        for (Type type : Type.getArgumentTypes(method.desc)) {
            if (type.getSort() == Type.OBJECT && type.getInternalName().endsWith(name)) {
                return slot;
            }
            slot += type.getSize();
        }
        return null;
    }
}
