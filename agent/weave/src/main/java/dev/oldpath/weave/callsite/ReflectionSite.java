package dev.oldpath.weave.callsite;

import dev.oldpath.weave.crossing.Crossing;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * What is put around a call that reaches a member by reflection: the member is reported, and the operands are as they
 * were. Operands are copied and rotated on the stack, so that neither locals nor frames change; the one that lies too
 * deep waits in a local of which no frame knows. The call itself stays where it is, because most of these methods look at
 * their caller.
 */
public enum ReflectionSite {
    /** {@code field.get(object)}. */
    READ {
        @Override
        void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: field, object
            pair(to, at.read);
        }
    },

    /** {@code field.set(object, value)}, also with an int. */
    WRITE {
        @Override
        void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: field, object, value
            pairBelowOne(to, at.write);
        }
    },

    /** {@code field.setLong(object, value)}. */
    WRITE_WIDE {
        @Override
        void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: field, object, value (two elements)
            pairBelowTwo(to, at.write);
        }
    },

    /** {@code method.invoke(object, arguments)}. */
    CALL {
        @Override
        void before(MethodVisitor to, ReflectionCrossings at) {
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
        void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: field
            at.fieldHandle.emitTop(to);
        }
    },

    /** The same for a method. */
    METHOD_HANDLE {
        @Override
        void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: method
            at.methodHandle.emitTop(to);
        }
    },

    /** The same with one more argument. */
    METHOD_HANDLE_BEFORE_LAST {
        @Override
        void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: method, caller
            pair(to, at.methodHandle);
        }
    },

    /** A call that returns where a field is in memory. */
    OFFSET {
        @Override
        void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: field
            at.offset.emitTop(to);
        }
    },

    /** A call that ends with {@code type, name of a field}. */
    FIELD_NAME {
        @Override
        void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: type, name
            pair(to, at.fieldName);
        }
    },

    /** A call that ends with {@code type, name of a field} and one more argument. */
    FIELD_NAME_AND_ONE {
        @Override
        void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: type, name, a
            pairBelowOne(to, at.fieldName);
        }
    },

    /** A call that ends with {@code type, another type, name of a field}. */
    FIELD_NAME_AFTER_ONE {
        @Override
        void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: type, a, name
            to.visitInsn(Opcodes.SWAP);
            // stack: type, name, a
            pairBelowOne(to, at.fieldName);
            to.visitInsn(Opcodes.SWAP);
            // stack: type, a, name
        }
    },

    /** A call that ends with {@code type, name of a method} and one more argument. */
    METHOD_NAME_AND_ONE {
        @Override
        void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: type, name, a
            pairBelowOne(to, at.methodName);
        }
    },

    /** A call that ends with {@code type, name of a method} and two more arguments. */
    METHOD_NAME_AND_TWO {
        @Override
        void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: type, name, a, b
            pairBelowTwo(to, at.methodName);
        }
    },

    /** {@code lookup.bind(object, name, type)}. */
    BOUND_NAME {
        @Override
        void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: object, name, type
            pairBelowOne(to, at.boundName);
        }
    },

    /** {@code lookup.defineHiddenClass(classFile, initialize, options)}. */
    HIDDEN_CLASS {
        @Override
        void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: lookup, classFile, initialize, options
            pairBelowTwo(to, at.hiddenClass);
        }
    },

    /** {@code lookup.defineHiddenClassWithClassData(classFile, data, initialize, options)}. */
    HIDDEN_CLASS_WITH_DATA {
        @Override
        int locals() {
            return 1;
        }

        @Override
        void before(MethodVisitor to, ReflectionCrossings at, int local) {
            // stack: lookup, classFile, data, initialize, options
            to.visitVarInsn(Opcodes.ASTORE, local);
            pairBelowTwo(to, at.hiddenClass);
            to.visitVarInsn(Opcodes.ALOAD, local);
            // stack: lookup, classFile, data, initialize, options
        }
    },

    /** {@code unsafe.defineAnonymousClass(host, classFile, patches)}. */
    ANONYMOUS_CLASS {
        @Override
        void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: host, classFile, patches
            pairBelowOne(to, at.anonymousClass);
        }
    },

    /** A call that returns the enum constant with a name. */
    CONSTANT {
        @Override
        void after(MethodVisitor to, ReflectionCrossings at) {
            // stack: constant
            at.constant.emitTop(to);
        }
    },

    /** A call that lists the constants of the enum which is its last argument. */
    CONSTANTS {
        @Override
        void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: type
            at.constants.emitTop(to);
        }
    },

    /** {@code EnumSet.range(first, last)}. */
    CONSTANTS_UP_TO {
        @Override
        void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: last
            at.constantsUpTo.emitTop(to);
        }
    },

    /** {@code EnumSet.complementOf(set)}. */
    CONSTANTS_BESIDE {
        @Override
        void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: set
            at.constantsBeside.emitTop(to);
        }
    },

    /** A call that serialises whatever object it is given. */
    SERIALIZATION {
        @Override
        void before(MethodVisitor to, ReflectionCrossings at) {
            at.serialization.emitAlone(to);
        }
    },

    /** A call that makes an MBean of whatever object and interface it is given. */
    STANDARD_MBEAN {
        @Override
        void before(MethodVisitor to, ReflectionCrossings at) {
            at.standardMBean.emitAlone(to);
        }
    },

    /** Makes a method reference to one of the calls that list constants: what it will list cannot be seen. */
    REFERENCE_TO_CONSTANTS {
        @Override
        void before(MethodVisitor to, ReflectionCrossings at) {
            at.referenceToConstants.emitAlone(to);
        }
    },

    /** Makes a method reference to one of the other calls: which members it will reach cannot be seen. */
    REFERENCE {
        @Override
        void before(MethodVisitor to, ReflectionCrossings at) {
            at.reference.emitAlone(to);
        }
    };

    /** How many stack elements any of these needs. */
    static final int STACK = Crossing.STACK;

    /** How many locals it needs. */
    int locals() {
        return 0;
    }

    /**
     * Emits what comes before the call.
     *
     * @param at what is reported to
     * @param local the first free one
     */
    void before(MethodVisitor to, ReflectionCrossings at, int local) {
        before(to, at);
    }

    void before(MethodVisitor to, ReflectionCrossings at) {}

    /** Emits what comes after the call. */
    void after(MethodVisitor to, ReflectionCrossings at) {}

    private static void pair(MethodVisitor to, Crossing<?, ?> at) {
        // stack: a, b
        to.visitInsn(Opcodes.DUP2);
        at.emit(to);
        // stack: a, b
    }

    private static void pairBelowOne(MethodVisitor to, Crossing<?, ?> at) {
        // stack: a, b, c
        to.visitInsn(Opcodes.DUP_X2);
        to.visitInsn(Opcodes.POP);
        // stack: c, a, b
        pair(to, at);
        to.visitInsn(Opcodes.DUP2_X1);
        to.visitInsn(Opcodes.POP2);
        // stack: a, b, c
    }

    private static void pairBelowTwo(MethodVisitor to, Crossing<?, ?> at) {
        // stack: a, b, c, d
        to.visitInsn(Opcodes.DUP2_X2);
        to.visitInsn(Opcodes.POP2);
        // stack: c, d, a, b
        pair(to, at);
        to.visitInsn(Opcodes.DUP2_X2);
        to.visitInsn(Opcodes.POP2);
        // stack: a, b, c, d
    }
}
