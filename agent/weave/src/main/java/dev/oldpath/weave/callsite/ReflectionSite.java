package dev.oldpath.weave.callsite;

import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.PassingCrossing;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A call that reaches a member by reflection. The member is reported around it, and the {@link Operands} are as they were.
 * The call itself stays where it is, because most of these methods look at their caller.
 */
public enum ReflectionSite {
    /** {@code field.get(object)}. */
    READ(Operands.PAIR),
    /** {@code field.set(object, value)}, also with an int. */
    WRITE(Operands.PAIR_BELOW_ONE),
    /** {@code field.setLong(object, value)}. */
    WRITE_WIDE(Operands.PAIR_BELOW_TWO),
    /** {@code method.invoke(object, arguments)}. */
    CALL(Operands.PAIR_BELOW_ONE),
    /** A call whose last argument is a field to which it returns a handle. */
    FIELD_HANDLE(Operands.TOP),
    /** The same for a method. */
    METHOD_HANDLE(Operands.TOP),
    /** The same with one more argument. */
    METHOD_HANDLE_BEFORE_LAST(Operands.PAIR),
    /** A call that returns where a field is in memory. */
    OFFSET(Operands.TOP),

    /** A call that ends with {@code type, name of a field}. */
    FIELD_NAME(Operands.PAIR),
    /** A call that ends with {@code type, name of a field} and one more argument. */
    FIELD_NAME_AND_ONE(Operands.PAIR_BELOW_ONE),
    /** A call that ends with {@code type, another type, name of a field}. */
    FIELD_NAME_AFTER_ONE(Operands.PAIR_AROUND_ONE),
    /** A call that ends with {@code type, name of a method} and one more argument. */
    METHOD_NAME_AND_ONE(Operands.PAIR_BELOW_ONE),
    /** A call that ends with {@code type, name of a method} and two more arguments. */
    METHOD_NAME_AND_TWO(Operands.PAIR_BELOW_TWO),
    /** {@code lookup.bind(object, name, type)}. */
    BOUND_NAME(Operands.PAIR_BELOW_ONE),

    /** A call that returns the enum constant with a name. */
    CONSTANT(Operands.RESULT),
    /** A call that lists the constants of the enum which is its last argument. */
    CONSTANTS(Operands.TOP),
    /** {@code EnumSet.range(first, last)}. */
    CONSTANTS_UP_TO(Operands.TOP),
    /** {@code EnumSet.complementOf(set)}. */
    CONSTANTS_BESIDE(Operands.TOP),

    /** {@code lookup.defineHiddenClass(classFile, initialize, options)}, which no transformer sees. */
    HIDDEN_CLASS(Operands.PAIR_BELOW_TWO),
    /** {@code lookup.defineHiddenClassWithClassData(classFile, data, initialize, options)}. */
    HIDDEN_CLASS_WITH_DATA(Operands.PAIR_BELOW_THREE),
    /** {@code unsafe.defineAnonymousClass(host, classFile, patches)}. */
    ANONYMOUS_CLASS(Operands.PAIR_BELOW_ONE),

    /** A call that serialises whatever object it is given. */
    SERIALIZATION(Operands.NONE),
    /** A call that makes an MBean of whatever object and interface it is given. */
    STANDARD_MBEAN(Operands.NONE),
    /** Makes a method reference to one of the calls that list constants: what it will list cannot be seen. */
    REFERENCE_TO_CONSTANTS(Operands.NONE),
    /** Makes a method reference to one of the other calls: which members it will reach cannot be seen. */
    REFERENCE(Operands.NONE);

    /** How many stack elements any of these needs. */
    static final int STACK = Crossing.STACK;

    private final Operands operands;

    ReflectionSite(Operands operands) {
        this.operands = operands;
    }

    /** How many locals it needs. */
    int locals() {
        return operands.locals();
    }

    /**
     * Emits what comes before the call.
     *
     * @param at what is reported to
     * @param local the first free one
     */
    void before(MethodVisitor to, ReflectionCrossings at, int local) {
        if (this == CALL) {
            passArguments(to, at.call);
        } else {
            operands.before(to, at.of(this), local);
        }
    }

    /** Emits what comes after the call. */
    void after(MethodVisitor to, ReflectionCrossings at) {
        if (this != CALL) {
            operands.after(to, at.of(this));
        }
    }

    private static void passArguments(MethodVisitor to, PassingCrossing<?, ?, ?> call) {
        // stack: method, object, arguments
        to.visitInsn(Opcodes.DUP_X2);
        to.visitInsn(Opcodes.POP);
        // stack: arguments, method, object
        to.visitInsn(Opcodes.DUP2_X1);
        // stack: method, object, arguments, method, object
        call.emit(to, "[Ljava/lang/Object;");
        // stack: method, object, arguments
    }
}
