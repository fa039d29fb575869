package dev.oldpath.weave.callsite;

import net.bytebuddy.jar.asm.MethodVisitor;

/** Places from which nobody can tell which members will be reached. */
enum OpaqueSite implements ReflectionSite {
    /** A call that serialises whatever object it is given. */
    SERIALIZATION {
        @Override
        public void before(MethodVisitor to, ReflectionCrossings at) {
            at.serialization.emitAlone(to);
        }
    },

    /** A call that makes an MBean of whatever object and interface it is given. */
    STANDARD_MBEAN {
        @Override
        public void before(MethodVisitor to, ReflectionCrossings at) {
            at.standardMBean.emitAlone(to);
        }
    },

    /** Makes a method reference to one of the calls that list constants: what it will list cannot be seen. */
    REFERENCE_TO_CONSTANTS {
        @Override
        public void before(MethodVisitor to, ReflectionCrossings at) {
            at.referenceToConstants.emitAlone(to);
        }
    },

    /** Makes a method reference to one of the other calls: which members it will reach cannot be seen. */
    REFERENCE {
        @Override
        public void before(MethodVisitor to, ReflectionCrossings at) {
            at.reference.emitAlone(to);
        }
    }
}
