package dev.oldpath.weave.callsite;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * What is put around a call that reaches a member by reflection: {@code $OldPath} is shown the member, and the operands
 * are as they were. Operands are copied and rotated on the stack, so that neither locals nor frames change; the one that
 * lies too deep waits in a local of which no frame knows. The call itself stays where it is, because most of these
 * methods look at their caller.
 *
 * <p>To define a class that no transformer sees is shown as a name is: by a type, or a lookup on it, and the class file.
 */
public enum ReflectionSite {
    /** {@code field.get(object)}. */
    READ {
        @Override
        void before(MethodVisitor to) {
            // stack: field, object
            secondFromTop(to, ReflectionSite.HOW_READ);
        }
    },

    /** {@code field.set(object, value)}, also with an int. */
    WRITE {
        @Override
        void before(MethodVisitor to) {
            thirdFromTop(to, ReflectionSite.HOW_WRITE);
        }
    },

    /** {@code field.setLong(object, value)}. */
    WRITE_WIDE {
        @Override
        void before(MethodVisitor to) {
            // stack: field, object, value (two elements)
            to.visitInsn(Opcodes.DUP2_X2);
            to.visitInsn(Opcodes.POP2);
            // stack: value, field, object
            secondFromTop(to, ReflectionSite.HOW_WRITE);
            to.visitInsn(Opcodes.DUP2_X2);
            to.visitInsn(Opcodes.POP2);
            // stack: field, object, value
        }
    },

    /** {@code method.invoke(object, arguments)}. */
    CALL {
        @Override
        void before(MethodVisitor to) {
            // stack: method, object, arguments
            to.visitInsn(Opcodes.DUP_X2);
            to.visitInsn(Opcodes.POP);
            to.visitInsn(Opcodes.DUP2_X1);
            // stack: method, object, arguments, method, object
            to.visitMethodInsn(Opcodes.INVOKESTATIC, BOOT, "called", CALLED, false);
            // stack: method, object, arguments
        }
    },

    /** A call whose last argument is the member, or the enum whose constants it lists. */
    HANDLE {
        @Override
        void before(MethodVisitor to) {
            // stack: member
            to.visitInsn(Opcodes.DUP);
            reflected(to, ReflectionSite.HOW_HANDLE);
        }
    },

    /** A call that returns where a field is in memory. */
    OFFSET {
        @Override
        void before(MethodVisitor to) {
            // stack: field
            to.visitInsn(Opcodes.DUP);
            reflected(to, ReflectionSite.HOW_OFFSET);
        }
    },

    /** A call whose last argument but one is the member. */
    HANDLE_BEFORE_LAST {
        @Override
        void before(MethodVisitor to) {
            secondFromTop(to, ReflectionSite.HOW_HANDLE);
        }
    },

    /** A call that ends with {@code type, name}. */
    NAME {
        @Override
        void before(MethodVisitor to) {
            // stack: type, name
            told(to);
        }
    },

    /** A call that ends with {@code type, name} and one more argument. */
    NAME_AND_ONE {
        @Override
        void before(MethodVisitor to) {
            toldBelowOne(to);
        }
    },

    /** A call that ends with {@code type, name} and two more arguments. */
    NAME_AND_TWO {
        @Override
        void before(MethodVisitor to) {
            // stack: type, name, a, b
            to.visitInsn(Opcodes.DUP2_X2);
            to.visitInsn(Opcodes.POP2);
            // stack: a, b, type, name
            told(to);
            to.visitInsn(Opcodes.DUP2_X2);
            to.visitInsn(Opcodes.POP2);
            // stack: type, name, a, b
        }
    },

    /** A call that ends with {@code type, name} and three more arguments, for the last of which there is a local. */
    NAME_AND_THREE {
        @Override
        int locals() {
            return 1;
        }

        @Override
        void before(MethodVisitor to, int local) {
            // stack: type, name, a, b, c
            to.visitVarInsn(Opcodes.ASTORE, local);
            NAME_AND_TWO.before(to);
            to.visitVarInsn(Opcodes.ALOAD, local);
            // stack: type, name, a, b, c
        }
    },

    /** A call that ends with {@code type, another type, name}. */
    NAME_AFTER_ONE {
        @Override
        void before(MethodVisitor to) {
            // stack: type, a, name
            to.visitInsn(Opcodes.SWAP);
            // stack: type, name, a
            toldBelowOne(to);
            to.visitInsn(Opcodes.SWAP);
            // stack: type, a, name
        }
    },

    /** A call that returns the enum constant with a name. */
    CONSTANT {
        @Override
        void after(MethodVisitor to) {
            // stack: constant
            to.visitInsn(Opcodes.DUP);
            reflected(to, ReflectionSite.HOW_READ);
        }
    },

    /** A call that serialises whatever object it is given. */
    SERIALIZATION {
        @Override
        void before(MethodVisitor to) {
            event(to, ReflectionSite.SERIALIZES);
        }
    },

    /** A call that makes an MBean of whatever object and interface it is given. */
    STANDARD_MBEAN {
        @Override
        void before(MethodVisitor to) {
            event(to, ReflectionSite.MAKES_STANDARD_MBEAN);
        }
    },

    /** Makes a method reference to one of the calls that list constants: what it will list cannot be seen. */
    REFERENCE_TO_CONSTANTS {
        @Override
        void before(MethodVisitor to) {
            event(to, ReflectionSite.REFERS_TO_CONSTANTS);
        }
    },

    /** Makes a method reference to one of the other calls: which members it will reach cannot be seen. */
    REFERENCE {
        @Override
        void before(MethodVisitor to) {
            event(to, ReflectionSite.REFERS);
        }
    };

    public static final int HOW_READ = 0;
    public static final int HOW_WRITE = 1;
    public static final int HOW_HANDLE = 2;
    /** Its place in memory is asked for. */
    public static final int HOW_OFFSET = 3;

    /** How many stack elements any of these needs. */
    static final int STACK = 2;

    /** What {@code $OldPath.reflected} hears of Java serialization. */
    public static final String SERIALIZES = "oldpath:serializes";
    /** What {@code $OldPath.reflected} hears of an MBean that has any interface. */
    public static final String MAKES_STANDARD_MBEAN = "oldpath:makes-standard-mbean";
    /** What {@code $OldPath.reflected} hears of a method reference to a reflective call. */
    public static final String REFERS = "oldpath:refers";
    /** What {@code $OldPath.reflected} hears of a method reference to what lists the constants of an enum. */
    public static final String REFERS_TO_CONSTANTS = "oldpath:refers-to-constants";

    private static final String BOOT = "java/lang/$OldPath";
    private static final String CALLED =
            "([Ljava/lang/Object;Ljava/lang/reflect/Method;Ljava/lang/Object;)[Ljava/lang/Object;";

    /** How many locals it needs. */
    int locals() {
        return 0;
    }

    /**
     * Emits what comes before the call.
     *
     * @param local the first free one
     */
    void before(MethodVisitor to, int local) {
        before(to);
    }

    void before(MethodVisitor to) {}

    /** Emits what comes after the call. */
    void after(MethodVisitor to) {}

    private static void secondFromTop(MethodVisitor to, int how) {
        // stack: member, a
        to.visitInsn(Opcodes.DUP2);
        to.visitInsn(Opcodes.POP);
        // stack: member, a, member
        reflected(to, how);
        // stack: member, a
    }

    private static void thirdFromTop(MethodVisitor to, int how) {
        // stack: member, a, b
        to.visitInsn(Opcodes.DUP_X2);
        to.visitInsn(Opcodes.POP);
        // stack: b, member, a
        secondFromTop(to, how);
        to.visitInsn(Opcodes.DUP2_X1);
        to.visitInsn(Opcodes.POP2);
        // stack: member, a, b
    }

    private static void reflected(MethodVisitor to, int how) {
        // stack: ..., member
        to.visitInsn(Opcodes.ICONST_0 + how);
        to.visitMethodInsn(Opcodes.INVOKESTATIC, BOOT, "reflected", "(Ljava/lang/Object;I)V", false);
        // stack: ...
    }

    private static void told(MethodVisitor to) {
        // stack: ..., type, name
        to.visitInsn(Opcodes.DUP2);
        to.visitMethodInsn(Opcodes.INVOKESTATIC, BOOT, "told", "(Ljava/lang/Object;Ljava/lang/Object;)V", false);
        // stack: ..., type, name
    }

    private static void toldBelowOne(MethodVisitor to) {
        // stack: type, name, a
        to.visitInsn(Opcodes.DUP_X2);
        to.visitInsn(Opcodes.POP);
        // stack: a, type, name
        told(to);
        to.visitInsn(Opcodes.DUP2_X1);
        to.visitInsn(Opcodes.POP2);
        // stack: type, name, a
    }

    private static void event(MethodVisitor to, String what) {
        to.visitLdcInsn(what);
        reflected(to, HOW_HANDLE);
    }
}
