package dev.oldpath.weave.callsite;

import org.jspecify.annotations.Nullable;

/**
 * Which methods of the JDK reach a member by reflection; the one place that lists them. All are final or looked up by
 * their declaring type, so that a call names exactly these owners; streams are the exception, see {@link
 * ReflectionWeaver}.
 */
public final class ReflectiveCalls {
    static final String FIELD = "java/lang/reflect/Field";
    static final String METHOD = "java/lang/reflect/Method";
    static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";
    static final String OUTPUT_STREAM = "java/io/ObjectOutputStream";
    static final String INPUT_STREAM = "java/io/ObjectInputStream";

    private static final String CLASS = "java/lang/Class";
    private static final String ENUM_SET = "java/util/EnumSet";
    private static final String INVOKE = "(Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;";
    private static final String CONSTANT = "(Ljava/lang/Class;Ljava/lang/String;)Ljava/lang/Enum;";
    private static final String OF_FIELD = "(Ljava/lang/reflect/Field;)";

    private ReflectiveCalls() {}

    /** Returns what a call is to be surrounded with, or null for all others. */
    static @Nullable ReflectionSite site(String owner, String name, String descriptor) {
        switch (owner) {
            case FIELD:
                return field(name, descriptor);
            case METHOD:
                return name.equals("invoke") && descriptor.equals(INVOKE) ? MemberSite.CALL : null;
            case LOOKUP:
                return lookup(name);
            case "java/util/concurrent/atomic/AtomicIntegerFieldUpdater":
            case "java/util/concurrent/atomic/AtomicLongFieldUpdater":
                return name.equals("newUpdater") ? NameSite.FIELD_NAME : null;
            case "java/util/concurrent/atomic/AtomicReferenceFieldUpdater":
                return name.equals("newUpdater") ? NameSite.FIELD_NAME_AFTER_ONE : null;
            case "sun/misc/Unsafe":
            case "jdk/internal/misc/Unsafe":
                return unsafe(name, descriptor);
            case OUTPUT_STREAM:
            case "java/io/ObjectOutput":
                return writesObject(name) ? OpaqueSite.SERIALIZATION : null;
            case INPUT_STREAM:
            case "java/io/ObjectInput":
                return readsObject(name) ? OpaqueSite.SERIALIZATION : null;
            case CLASS:
                return name.equals("getEnumConstants") ? ConstantSite.CONSTANTS : null;
            case ENUM_SET:
                return set(name);
            case "java/lang/Enum":
                return name.equals("valueOf") && descriptor.equals(CONSTANT) ? ConstantSite.CONSTANT : null;
            case "javax/management/StandardMBean":
            case "javax/management/StandardEmitterMBean":
                return name.equals("<init>") ? OpaqueSite.STANDARD_MBEAN : null;
            default:
                return null;
        }
    }

    /** Returns what the making of a method reference is to be preceded by, or null when it refers to something else. */
    static @Nullable ReflectionSite reference(String owner, String name, String descriptor) {
        ReflectionSite site = site(owner, name, descriptor);
        if (site == null || site == OpaqueSite.SERIALIZATION || site == OpaqueSite.STANDARD_MBEAN) {
            return site;
        }
        boolean constants = site == ConstantSite.CONSTANT || owner.equals(ENUM_SET) || owner.equals(CLASS);
        return constants ? OpaqueSite.REFERENCE_TO_CONSTANTS : OpaqueSite.REFERENCE;
    }

    private static @Nullable ReflectionSite field(String name, String descriptor) {
        if (name.startsWith("get") && descriptor.startsWith("(Ljava/lang/Object;)")) {
            return MemberSite.READ; // the other getters, of the field's own properties, take no object
        }
        if (name.startsWith("set") && descriptor.startsWith("(Ljava/lang/Object;")) {
            return name.equals("setLong") || name.equals("setDouble") ? MemberSite.WRITE_WIDE : MemberSite.WRITE;
        }
        return null;
    }

    private static @Nullable ReflectionSite set(String name) {
        switch (name) {
            case "allOf":
                return ConstantSite.CONSTANTS;
            case "range":
                return ConstantSite.CONSTANTS_UP_TO;
            case "complementOf":
                return ConstantSite.CONSTANTS_BESIDE;
            default:
                return null;
        }
    }

    private static @Nullable ReflectionSite lookup(String name) {
        switch (name) {
            case "findGetter":
            case "findSetter":
            case "findStaticGetter":
            case "findStaticSetter":
            case "findVarHandle":
            case "findStaticVarHandle":
                return NameSite.FIELD_NAME_AND_ONE;
            case "findVirtual":
            case "findStatic":
                return NameSite.METHOD_NAME_AND_ONE;
            case "bind":
                return NameSite.BOUND_NAME;
            case "findSpecial":
                return NameSite.METHOD_NAME_AND_TWO;
            case "unreflect":
                return MemberSite.METHOD_HANDLE;
            case "unreflectGetter":
            case "unreflectSetter":
            case "unreflectVarHandle":
                return MemberSite.FIELD_HANDLE;
            case "unreflectSpecial":
                return MemberSite.METHOD_HANDLE_BEFORE_LAST;
            case "defineHiddenClass":
                return ClassSite.HIDDEN_CLASS;
            case "defineHiddenClassWithClassData":
                return ClassSite.HIDDEN_CLASS_WITH_DATA;
            default:
                return null;
        }
    }

    private static @Nullable ReflectionSite unsafe(String name, String descriptor) {
        switch (name) {
            case "objectFieldOffset":
            case "staticFieldOffset":
            case "staticFieldBase":
                return descriptor.startsWith(OF_FIELD) ? MemberSite.OFFSET : NameSite.FIELD_NAME;
            case "defineAnonymousClass":
                return ClassSite.ANONYMOUS_CLASS;
            default:
                return null;
        }
    }

    /** Whether a method defines classes that no transformer sees. */
    public static boolean definesHidden(String owner, String name) {
        return (name.startsWith("defineHiddenClass") && owner.equals(LOOKUP))
                || (name.equals("defineAnonymousClass") && owner.endsWith("/misc/Unsafe"));
    }

    private static boolean writesObject(String name) {
        return name.equals("writeObject") || name.equals("writeUnshared") || name.equals("defaultWriteObject");
    }

    private static boolean readsObject(String name) {
        return name.equals("readObject") || name.equals("readUnshared") || name.equals("defaultReadObject");
    }
}
