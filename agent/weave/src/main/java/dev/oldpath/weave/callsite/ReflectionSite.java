package dev.oldpath.weave.callsite;

/**
 * A call that reaches a member by reflection. The member is reported around it, and the {@link Operands} are as they were.
 * The call itself stays where it is, because most of these methods look at their caller.
 */
enum ReflectionSite {
    /** {@code field.get(object)}. */
    READ(Operands.PAIR),
    /** {@code field.set(object, value)}, also with an int. */
    WRITE(Operands.PAIR_BELOW_ONE),
    /** {@code field.setLong(object, value)}. */
    WRITE_WIDE(Operands.PAIR_BELOW_TWO),
    /** {@code method.invoke(object, arguments)}. */
    CALL(Operands.ARGUMENTS),
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

    /** A call that makes an object of the class which is its last argument, without running a constructor. */
    UNCONSTRUCTED(Operands.TOP),
    /** The same with one more argument. */
    UNCONSTRUCTED_AND_ONE(Operands.PAIR),

    /** A call that serialises whatever object it is given. */
    SERIALIZATION(Operands.NONE),
    /** A call that makes an MBean of whatever object and interface it is given. */
    STANDARD_MBEAN(Operands.NONE),
    /** Makes a method reference to one of the calls that list constants: what it will list cannot be seen. */
    REFERENCE_TO_CONSTANTS(Operands.NONE),
    /** Makes a method reference to one of the other calls: which members it will reach cannot be seen. */
    REFERENCE(Operands.NONE);

    private final Operands operands;

    ReflectionSite(Operands operands) {
        this.operands = operands;
    }

    /** Where what it reports is. */
    Operands operands() {
        return operands;
    }
}
