package dev.oldpath.weave.callsite;

import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.crossing.PassingCrossing;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** What {@link ReflectionSite}s report, each to {@link ReflectiveUses} as what it is. Thread-safe. */
public final class ReflectionCrossings {
    /** A field is read. */
    public final Crossing<Field, ?> read;
    /** A field is written. */
    public final Crossing<Field, ?> write;
    /** A handle on a field is made. */
    public final Crossing<Field, ?> fieldHandle;
    /** It is asked where a field is in memory. */
    public final Crossing<Field, ?> offset;
    /** A handle on a method is made. */
    public final Crossing<Method, ?> methodHandle;
    /** A field of a class is looked up by name. */
    public final Crossing<Class<?>, String> fieldName;
    /** Methods of a class are looked up by name. */
    public final Crossing<Class<?>, String> methodName;
    /** A method is looked up by name and bound to an object. */
    public final Crossing<Object, String> boundName;
    /** A method is called: its arguments, the method and the receiver. */
    public final PassingCrossing<Object[], Method, Object> call;
    /** An enum constant has been found by its name. */
    public final Crossing<Enum<?>, ?> constant;
    /** The constants of an enum are listed. */
    public final Crossing<Class<?>, ?> constants;
    /** The same between a constant and another. */
    public final Crossing<Enum<?>, ?> constantsUpTo;
    /** The same of those that are not in a set. */
    public final Crossing<EnumSet<?>, ?> constantsBeside;
    /** A hidden class is defined. */
    public final Crossing<?, byte[]> hiddenClass;
    /** A class without a name is defined for another. */
    public final Crossing<Class<?>, byte[]> anonymousClass;
    /** An object of a class is made without a constructor. */
    public final Crossing<Class<?>, ?> unconstructed;
    /** Java serialization reads or writes an object. */
    public final Crossing<?, ?> serialization;
    /** An MBean is made that has any interface. */
    public final Crossing<?, ?> standardMBean;
    /** A method reference is made to what lists the constants of an enum. */
    public final Crossing<?, ?> referenceToConstants;
    /** A method reference is made to another reflective call. */
    public final Crossing<?, ?> reference;

    /** Creates crossings that report to this receiver. */
    public ReflectionCrossings(Crossings crossings, ReflectiveUses uses) {
        read = new MemberCrossing<Field>(crossings) {
            @Override
            void reached(Field field) {
                uses.read(field);
            }
        };
        write = new MemberCrossing<Field>(crossings) {
            @Override
            void reached(Field field) {
                uses.written(field);
            }
        };
        fieldHandle = new MemberCrossing<Field>(crossings) {
            @Override
            void reached(Field field) {
                uses.handle(field);
            }
        };
        offset = new MemberCrossing<Field>(crossings) {
            @Override
            void reached(Field field) {
                uses.located(field);
            }
        };
        methodHandle = new MemberCrossing<Method>(crossings) {
            @Override
            void reached(Method method) {
                uses.handle(method);
            }
        };
        fieldName = new NameCrossing<Class<?>>(crossings) {
            @Override
            void reached(Class<?> type, String member) {
                uses.fieldNamed(type, member);
            }
        };
        methodName = new NameCrossing<Class<?>>(crossings) {
            @Override
            void reached(Class<?> type, String member) {
                uses.methodNamed(type, member);
            }
        };
        boundName = new NameCrossing<Object>(crossings) {
            @Override
            void reached(Object receiver, String member) {
                uses.methodNamed(receiver.getClass(), member);
            }
        };
        constant = new MemberCrossing<Enum<?>>(crossings) {
            @Override
            void reached(Enum<?> constant) {
                uses.found(constant);
            }
        };
        constants = new MemberCrossing<Class<?>>(crossings) {
            @Override
            void reached(Class<?> type) {
                uses.constants(type);
            }
        };
        constantsUpTo = new MemberCrossing<Enum<?>>(crossings) {
            @Override
            void reached(Enum<?> last) {
                uses.constants(last.getDeclaringClass());
            }
        };
        constantsBeside = new MemberCrossing<EnumSet<?>>(crossings) {
            @Override
            void reached(EnumSet<?> set) {
                uses.constants(set);
            }
        };
        HiddenClassCrossing hidden = new HiddenClassCrossing(crossings, uses);
        hiddenClass = hidden;
        call = new CallCrossing(crossings, uses, hidden);
        anonymousClass = new Crossing<Class<?>, byte[]>(crossings) {
            @Override
            protected void crossed(@Nullable Class<?> host, byte @Nullable [] classFile) {
                if (host != null && classFile != null) {
                    uses.defined(host, classFile);
                }
            }
        };
        unconstructed = new MemberCrossing<Class<?>>(crossings) {
            @Override
            void reached(Class<?> type) {
                uses.madeWithoutConstructor(type);
            }
        };
        serialization = new EventCrossing(crossings) {
            @Override
            void happened() {
                uses.serializes();
            }
        };
        standardMBean = new EventCrossing(crossings) {
            @Override
            void happened() {
                uses.makesStandardMBean();
            }
        };
        referenceToConstants = new EventCrossing(crossings) {
            @Override
            void happened() {
                uses.refersToConstants();
            }
        };
        reference = new EventCrossing(crossings) {
            @Override
            void happened() {
                uses.refers();
            }
        };
    }

    /** Returns what a site reports to; not of a call, which passes its arguments on. */
    Crossing<?, ?> of(ReflectionSite site) {
        switch (site) {
            case READ:
                return read;
            case WRITE:
            case WRITE_WIDE:
                return write;
            case FIELD_HANDLE:
                return fieldHandle;
            case METHOD_HANDLE:
            case METHOD_HANDLE_BEFORE_LAST:
                return methodHandle;
            case OFFSET:
                return offset;
            case FIELD_NAME:
            case FIELD_NAME_AND_ONE:
            case FIELD_NAME_AFTER_ONE:
                return fieldName;
            case METHOD_NAME_AND_ONE:
            case METHOD_NAME_AND_TWO:
                return methodName;
            case BOUND_NAME:
                return boundName;
            case CONSTANT:
                return constant;
            case CONSTANTS:
                return constants;
            case CONSTANTS_UP_TO:
                return constantsUpTo;
            case CONSTANTS_BESIDE:
                return constantsBeside;
            case HIDDEN_CLASS:
            case HIDDEN_CLASS_WITH_DATA:
                return hiddenClass;
            case ANONYMOUS_CLASS:
                return anonymousClass;
            case UNCONSTRUCTED:
            case UNCONSTRUCTED_AND_ONE:
                return unconstructed;
            case SERIALIZATION:
                return serialization;
            case STANDARD_MBEAN:
                return standardMBean;
            case REFERENCE_TO_CONSTANTS:
                return referenceToConstants;
            case REFERENCE:
                return reference;
            case CALL:
        }
        throw new IllegalArgumentException(site.name());
    }
}
