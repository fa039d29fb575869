package dev.oldpath.weave.callsite;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Calls that define a class which no transformer sees. */
enum ClassSite implements ReflectionSite {
    /** {@code lookup.defineHiddenClass(classFile, initialize, options)}. */
    HIDDEN_CLASS {
        @Override
        public void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: lookup, classFile, initialize, options
            Operands.pairBelowTwo(to, at.hiddenClass);
        }
    },

    /** {@code lookup.defineHiddenClassWithClassData(classFile, data, initialize, options)}. */
    HIDDEN_CLASS_WITH_DATA {
        @Override
        public int locals() {
            return 1;
        }

        @Override
        public void before(MethodVisitor to, ReflectionCrossings at, int local) {
            // stack: lookup, classFile, data, initialize, options
            to.visitVarInsn(Opcodes.ASTORE, local);
            Operands.pairBelowTwo(to, at.hiddenClass);
            to.visitVarInsn(Opcodes.ALOAD, local);
            // stack: lookup, classFile, data, initialize, options
        }
    },

    /** {@code unsafe.defineAnonymousClass(host, classFile, patches)}. */
    ANONYMOUS_CLASS {
        @Override
        public void before(MethodVisitor to, ReflectionCrossings at) {
            // stack: host, classFile, patches
            Operands.pairBelowOne(to, at.anonymousClass);
        }
    }
}
