package dev.oldpath.hooks.protobuf;

import dev.oldpath.weave.crossing.OldPathCalls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Counts, when a method ends, the old fields that it has read or written: once each, however often it did.
 *
 * <pre>
 *     int seen = 0;
 *     ... seen = 1; ...
 *     if (seen != 0) $OldPath.hit(path);
 * </pre>
 *
 * <p>Each old field has a variable {@code seen} behind all others. Each stack map frame (JVMS 4.7.4) is extended by these
 * variables; frames have to be expanded. Not thread-safe.
 */
final class Presence extends EachInstruction {
    private final GeneratedMethod method;
    private final List<OldField> olds;
    private final boolean hasFrames;
    private final List<Object> arguments = new ArrayList<>();
    private final Type result;
    private final ExtraVariables seen;
    private final Map<Integer, List<Place>> places = new HashMap<>();
    private final List<Label[]> tries = new ArrayList<>();
    private int openTries;

    /**
     * Creates a weaver of one method.
     *
     * @param owner the internal name of its class
     * @param hasFrames whether class files of this version have frames
     */
    Presence(
            String owner,
            int access,
            String descriptor,
            GeneratedMethod method,
            List<OldField> olds,
            boolean hasFrames,
            MethodVisitor next) {
        super(next);
        this.method = method;
        this.olds = olds;
        this.hasFrames = hasFrames;
        this.result = Type.getReturnType(descriptor);
        this.seen = new ExtraVariables(method.locals, olds.size());
        for (Place place : method.places) {
            List<Place> here = places.get(place.instruction);
            if (here == null) {
                here = new ArrayList<>(1);
                places.put(place.instruction, here);
            }
            here.add(place);
        }
        if ((access & Opcodes.ACC_STATIC) == 0) {
            arguments.add(owner);
        }
        for (Type type : Type.getArgumentTypes(descriptor)) {
            arguments.add(type.getInternalName()); // these methods take objects only
        }
    }

    @Override
    public void visitCode() {
        super.visitCode();
        for (int i = 0; i < olds.size(); i++) {
            // stack: (empty)
            mv.visitInsn(Opcodes.ICONST_0);
            // stack: 0
            mv.visitVarInsn(Opcodes.ISTORE, seen.slot(i));
            // stack: (empty)
        }
    }

    @Override
    void before(int number, int opcode) {
        List<Place> here = places.get(number);
        if (here != null) {
            for (Place place : here) {
                note(place);
            }
        }
        if (opcode == Opcodes.ATHROW && openTries == 0) {
            count("java/lang/Throwable");
        } else if (opcode == Opcodes.RETURN) {
            requireNoTry();
            count(null);
        } else if (opcode == Opcodes.ARETURN) {
            requireNoTry();
            count(result.getInternalName());
        }
        // A throw inside a try is not the end, and its handler may need locals that the frames of count() give up.
    }

    private void note(Place place) {
        for (int i = 0; i < olds.size(); i++) {
            if (olds.get(i).number() != place.field) {
                continue;
            }
            if (place.map == null) {
                // stack: ...
                mv.visitInsn(Opcodes.ICONST_1);
            } else {
                // stack: ..., field
                mv.visitInsn(Opcodes.DUP);
                // stack: ..., field, field
                mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, place.map, "getMap", "()Ljava/util/Map;", false);
                // stack: ..., field, map
                mv.visitMethodInsn(Opcodes.INVOKEINTERFACE, "java/util/Map", "isEmpty", "()Z", true);
                // stack: ..., field, empty
                mv.visitInsn(Opcodes.ICONST_1);
                // stack: ..., field, empty, 1
                mv.visitInsn(Opcodes.IXOR);
            }
            // stack: ..., seen
            mv.visitVarInsn(Opcodes.ISTORE, seen.slot(i));
            // stack: ...
        }
    }

    private void requireNoTry() {
        if (openTries > 0) {
            throw new IllegalArgumentException("the generated code returns where exceptions are caught");
        }
    }

    /**
     * Emits the end of the method.
     *
     * @param top the internal name of the type of what is returned or thrown; null when nothing is
     */
    private void count(@Nullable String top) {
        Object[] stack = top == null ? new Object[0] : new Object[] {top};
        for (int i = 0; i < olds.size(); i++) {
            Label end = new Label();
            // stack: top
            mv.visitVarInsn(Opcodes.ILOAD, seen.slot(i));
            // stack: top, seen
            mv.visitJumpInsn(Opcodes.IFEQ, end);
            // stack: top
            OldPathCalls.hit(mv, olds.get(i).hit(method.reads));
            // stack: top
            mv.visitLabel(end);
            if (hasFrames) {
                Object[] locals = seen.behind(arguments);
                mv.visitFrame(Opcodes.F_NEW, locals.length, locals, stack.length, stack);
            }
        }
    }

    @Override
    public void visitFrame(int type, int localCount, Object[] local, int stackCount, Object[] stack) {
        List<Object> before =
                local == null ? Collections.emptyList() : Arrays.asList(local).subList(0, localCount);
        Object[] locals = seen.behind(before);
        super.visitFrame(type, locals.length, locals, stackCount, stack);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        tries.add(new Label[] {start, end});
        super.visitTryCatchBlock(start, end, handler, type);
    }

    @Override
    public void visitLabel(Label label) {
        for (Label[] each : tries) {
            if (each[0] == label) {
                openTries++;
            } else if (each[1] == label) {
                openTries--;
            }
        }
        super.visitLabel(label);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(maxStack + 2, maxLocals + olds.size());
    }
}
