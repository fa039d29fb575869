package dev.oldpath.weave.callsite;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Calls on a {@code Field} or {@code Method}, or with one in hand. */
enum MemberSite implements ReflectionSite {
    /** {@code field.get(object)}. */
    READ {
        @Override
        public void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: field, object
            Operands.pair(to, at.read);
        }
    },

    /** {@code field.set(object, value)}, also with an int. */
    WRITE {
        @Override
        public void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: field, object, value
            Operands.pairBelowOne(to, at.write);
        }
    },

    /** {@code field.setLong(object, value)}. */
    WRITE_WIDE {
        @Override
        public void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: field, object, value (two elements)
            Operands.pairBelowTwo(to, at.write);
        }
    },

    /** {@code method.invoke(object, arguments)}. */
    CALL {
        @Override
        public void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: method, object, arguments
            to.visitInsn(Opcodes.DUP_X2);
            to.visitInsn(Opcodes.POP);
            // stack: arguments, method, object
            to.visitInsn(Opcodes.DUP2_X1);
            // stack: method, object, arguments, method, object
            at.call.emit(to, "[Ljava/lang/Object;");
            // stack: method, object, arguments
        }
    },

    /** A call whose last argument is a field to which it returns a handle. */
    FIELD_HANDLE {
        @Override
        public void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: field
            at.fieldHandle.emitTop(to);
        }
    },

    /** The same for a method. */
    METHOD_HANDLE {
        @Override
        public void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: method
            at.methodHandle.emitTop(to);
        }
    },

    /** The same with one more argument. */
    METHOD_HANDLE_BEFORE_LAST {
        @Override
        public void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: method, caller
            Operands.pair(to, at.methodHandle);
        }
    },

    /** A call that returns where a field is in memory. */
    OFFSET {
        @Override
        public void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: field
            at.offset.emitTop(to);
        }
    }
}
