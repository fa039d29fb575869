package dev.oldpath.weave.callsite;

import net.bytebuddy.jar.asm.MethodVisitor;

/** Calls that find or list constants of an enum. */
enum ConstantSite implements ReflectionSite {
    /** A call that returns the enum constant with a name. */
    CONSTANT {
        @Override
        public void after(MethodVisitor to, ReflectionCrossings at) {
            // stack: constant
            at.constant.emitTop(to);
        }
    },

    /** A call that lists the constants of the enum which is its last argument. */
    CONSTANTS {
        @Override
        public void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: type
            at.constants.emitTop(to);
        }
    },

    /** {@code EnumSet.range(first, last)}. */
    CONSTANTS_UP_TO {
        @Override
        public void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: last
            at.constantsUpTo.emitTop(to);
        }
    },

    /** {@code EnumSet.complementOf(set)}. */
    CONSTANTS_BESIDE {
        @Override
        public void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: set
            at.constantsBeside.emitTop(to);
        }
    }
}
