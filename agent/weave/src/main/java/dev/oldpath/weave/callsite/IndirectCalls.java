package dev.oldpath.weave.callsite;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * Reflective calls that are made by reflection themselves, as by libraries which also run where these methods are
 * missing: the operands are among the arguments. Thread-safe.
 */
final class IndirectCalls {
    private final ReflectiveUses uses;

    IndirectCalls(ReflectiveUses uses) {
        this.uses = uses;
    }

    /**
     * One is about to be called; what it will refuse is none.
     *
     * @param receiver the object of which the method is called
     */
    void called(ReflectionSite site, @Nullable Object receiver, Object[] arguments) {
        Object first = arguments.length > 0 ? arguments[0] : null;
        switch (site) {
            case READ:
            case WRITE:
            case WRITE_WIDE:
                field(receiver, site);
                break;
            case FIELD_HANDLE:
            case OFFSET:
                field(first, site);
                break;
            case METHOD_HANDLE:
            case METHOD_HANDLE_BEFORE_LAST:
                if (first instanceof Method) {
                    uses.handle((Method) first);
                }
                break;
            case BOUND_NAME:
                named(first == null ? null : first.getClass(), arguments, 1, false);
                break;
            case METHOD_NAME_AND_ONE:
            case METHOD_NAME_AND_TWO:
                named(first, arguments, 1, false);
                break;
            case FIELD_NAME:
            case FIELD_NAME_AND_ONE:
                named(first, arguments, 1, true);
                break;
            case FIELD_NAME_AFTER_ONE:
                named(first, arguments, 2, true);
                break;
            case UNCONSTRUCTED:
            case UNCONSTRUCTED_AND_ONE:
                if (first instanceof Class) {
                    uses.madeWithoutConstructor((Class<?>) first);
                }
                break;
            case SERIALIZATION:
                uses.serializes();
                break;
            case REFERENCE:
                uses.refers();
                break;
            default:
                constants(site, receiver, first, arguments);
        }
    }

    private void field(@Nullable Object field, ReflectionSite site) {
        if (!(field instanceof Field)) {
            return;
        }
        switch (site) {
            case READ:
                uses.read((Field) field);
                break;
            case FIELD_HANDLE:
                uses.handle((Field) field);
                break;
            case OFFSET:
                uses.located((Field) field);
                break;
            default:
                uses.written((Field) field);
        }
    }

    private void named(@Nullable Object type, Object[] arguments, int at, boolean field) {
        if (!(type instanceof Class) || arguments.length <= at || !(arguments[at] instanceof String)) {
            return;
        }
        String name = ((String) arguments[at]).intern();
        if (field) {
            uses.fieldNamed((Class<?>) type, name);
        } else {
            uses.methodNamed((Class<?>) type, name);
        }
    }

    /** Which constant a call returns is not known before it. */
    private void constants(ReflectionSite site, @Nullable Object receiver, @Nullable Object first, Object[] arguments) {
        if (receiver instanceof Class) {
            uses.constants((Class<?>) receiver);
        } else if (site == ReflectionSite.CONSTANTS || site == ReflectionSite.CONSTANT) {
            for (Object argument : arguments) {
                if (argument instanceof Class) {
                    uses.constants((Class<?>) argument);
                }
            }
        } else if (first instanceof Enum) {
            uses.constants(((Enum<?>) first).getDeclaringClass());
        } else if (first instanceof EnumSet) {
            uses.constants((EnumSet<?>) first);
        }
    }
}
