package dev.oldpath.hooks.advice;

import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.PassingCrossing;
import java.util.Map;
import net.bytebuddy.asm.MemberSubstitution.Substitution.Chain.Step;
import net.bytebuddy.asm.MemberSubstitution.Target;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.description.type.TypeList;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.StackManipulation.Size;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.JavaConstant;
import org.jspecify.annotations.Nullable;

/**
 * What a woven method does with the result of a call that it makes, in a {@code MemberSubstitution}: it reports it to the
 * agent together with one of its own arguments. Not thread-safe.
 */
public abstract class CallReport implements Step.Factory<Target> {
    /** Simple name of its type; null for none. */
    private final @Nullable String argument;

    private boolean used;

    private CallReport(@Nullable String argument) {
        this.argument = argument;
    }

    /** Reports the result alone. */
    public static CallReport crossing(Crossing<?, ?> crossing) {
        return new CallReport(null) {
            @Override
            void emit(MethodVisitor to, int slot) {
                // stack: ..., result
                crossing.emitTop(to);
                // stack: ..., result
            }
        };
    }

    /**
     * Reports the result, which the method then uses.
     *
     * @param argument simple name of the type of the method's own argument that is the second operand
     */
    public static CallReport crossing(Crossing<?, ?> crossing, String argument) {
        return new CallReport(argument) {
            @Override
            void emit(MethodVisitor to, int slot) {
                // stack: ..., result
                to.visitInsn(Opcodes.DUP);
                to.visitVarInsn(Opcodes.ALOAD, slot);
                // stack: ..., result, result, argument
                crossing.emit(to);
                // stack: ..., result
            }
        };
    }

    /**
     * Passes the result; the method uses what the agent returns.
     *
     * @param argument simple name of the type of the method's own argument that is the first operand
     * @param type the internal name of the result's type
     */
    public static CallReport passing(PassingCrossing<?, ?, ?> crossing, String argument, String type) {
        return new CallReport(argument) {
            @Override
            void emit(MethodVisitor to, int slot) {
                // stack: ..., result
                to.visitVarInsn(Opcodes.ALOAD, slot);
                to.visitInsn(Opcodes.ACONST_NULL);
                // stack: ..., result, argument, null
                crossing.emit(to, type);
                // stack: ..., result
            }
        };
    }

    abstract void emit(MethodVisitor to, int slot);

    /** Whether a method makes such a call. */
    boolean isUsed() {
        return used;
    }

    @Override
    public Step<Target> make(
            Assigner assigner, Assigner.Typing typing, TypeDescription type, MethodDescription method) {
        int slot = argument == null ? -1 : slot(method, argument);
        return new Step<Target>() {
            @Override
            public Resolution resolve(
                    Target target,
                    TypeList.Generic parameters,
                    TypeDescription.Generic result,
                    JavaConstant.MethodHandle handle,
                    StackManipulation original,
                    TypeDescription.Generic current,
                    Map<Integer, Integer> offsets,
                    int freeOffset) {
                used = true;
                return new Step.Simple(report(slot), current);
            }
        };
    }

    private static int slot(MethodDescription method, String type) {
        for (ParameterDescription parameter : method.getParameters()) {
            if (Methods.simpleName(parameter.getType().asErasure()).equals(type)) {
                return parameter.getOffset();
            }
        }
        throw new IllegalArgumentException("this version of " + method.getName() + " has no argument " + type);
    }

    private StackManipulation report(int slot) {
        return new StackManipulation.AbstractBase() {
            @Override
            public Size apply(MethodVisitor to, Implementation.Context context) {
                emit(to, slot);
                return new Size(0, Crossing.STACK);
            }
        };
    }
}
