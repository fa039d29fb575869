package dev.oldpath.weave.callsite;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Calls that look a field or method up by its name. */
enum NameSite implements ReflectionSite {
    /** A call that ends with {@code type, name of a field}. */
    FIELD_NAME {
        @Override
        public void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: type, name
            Operands.pair(to, at.fieldName);
        }
    },

    /** A call that ends with {@code type, name of a field} and one more argument. */
    FIELD_NAME_AND_ONE {
        @Override
        public void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: type, name, a
            Operands.pairBelowOne(to, at.fieldName);
        }
    },

    /** A call that ends with {@code type, another type, name of a field}. */
    FIELD_NAME_AFTER_ONE {
        @Override
        public void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: type, a, name
            to.visitInsn(Opcodes.SWAP);
            // stack: type, name, a
            Operands.pairBelowOne(to, at.fieldName);
            to.visitInsn(Opcodes.SWAP);
            // stack: type, a, name
        }
    },

    /** A call that ends with {@code type, name of a method} and one more argument. */
    METHOD_NAME_AND_ONE {
        @Override
        public void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: type, name, a
            Operands.pairBelowOne(to, at.methodName);
        }
    },

    /** A call that ends with {@code type, name of a method} and two more arguments. */
    METHOD_NAME_AND_TWO {
        @Override
        public void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: type, name, a, b
            Operands.pairBelowTwo(to, at.methodName);
        }
    },

    /** {@code lookup.bind(object, name, type)}. */
    BOUND_NAME {
        @Override
        public void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: object, name, type
            Operands.pairBelowOne(to, at.boundName);
        }
    }
}
