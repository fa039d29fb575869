package dev.oldpath.hooks.jackson;

import static net.bytebuddy.matcher.ElementMatchers.named;

import dev.oldpath.weave.crossing.PassingCrossing;
import java.util.Map;
import net.bytebuddy.asm.MemberSubstitution;
import net.bytebuddy.asm.MemberSubstitution.Substitution.Chain.Step;
import net.bytebuddy.asm.MemberSubstitution.Target;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.description.type.TypeList;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.StackManipulation.Size;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.JavaConstant;

/** How woven code gets at a set of ignored names where no advice can. */
final class IgnoredNamesCode {
    private static final String SET = "java/util/Set";

    private final TypeDescription deserializer;
    private final PassingCrossing<?, ?, ?> plain;
    private boolean asked;

    /**
     * Creates it for a class.
     *
     * @param plain replaces a set of ignored names by one that does not count
     */
    IgnoredNamesCode(TypeDescription deserializer, PassingCrossing<?, ?, ?> plain) {
        this.deserializer = deserializer;
        this.plain = plain;
    }

    /** Whether the method of {@link #notCounting} reads the set. */
    boolean isAsked() {
        return asked;
    }

    /** Reads the set of another deserializer, which is the first argument of a constructor. */
    StackManipulation ofFirstArgument() {
        return new StackManipulation.AbstractBase() {
            @Override
            public Size apply(MethodVisitor to, Implementation.Context context) {
                // stack: ...
                to.visitVarInsn(Opcodes.ALOAD, 1);
                // stack: ..., original
                to.visitFieldInsn(
                        Opcodes.GETFIELD, deserializer.getInternalName(), IgnoredNamesAdvice.FIELD, "L" + SET + ";");
                // stack: ..., its set
                return new Size(1, 1);
            }
        };
    }

    /**
     * Where a method looks up a name a second time. The first look-up has counted, so this one uses a set that does not
     * count.
     */
    MemberSubstitution notCounting() {
        return MemberSubstitution.relaxed()
                .field(named(IgnoredNamesAdvice.FIELD))
                .onRead()
                .replaceWithChain(Step.OfOriginalExpression.INSTANCE, new Plain());
    }

    /** Replaces the set that has been read by one that does not count. */
    private final class Plain implements Step<Target>, Step.Factory<Target> {
        private final StackManipulation code = new StackManipulation.AbstractBase() {
            @Override
            public Size apply(MethodVisitor to, Implementation.Context context) {
                // stack: ..., set
                to.visitInsn(Opcodes.ACONST_NULL);
                to.visitInsn(Opcodes.ACONST_NULL);
                plain.emit(to, SET);
                // stack: ..., one that does not count
                return new Size(0, 3);
            }
        };

        @Override
        public Step<Target> make(
                Assigner assigner, Assigner.Typing typing, TypeDescription type, MethodDescription method) {
            return this;
        }

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
            asked = true;
            return new Step.Simple(code, current);
        }
    }
}
