package dev.oldpath.weave.callsite;

import dev.oldpath.weave.classfile.MemberKey;
import java.lang.reflect.Method;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Which methods of the JDK reach a member by reflection; the one place that lists them. All are final or looked up by
 * their declaring type, so that a call names exactly these owners. Object streams are often subclassed, and then no call
 * names the JDK's class: there the constructor counts for all calls.
 */
public final class ReflectiveCalls {
    static final String FIELD = "java/lang/reflect/Field";
    static final String METHOD = "java/lang/reflect/Method";
    static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";
    static final String OUTPUT_STREAM = "java/io/ObjectOutputStream";
    static final String INPUT_STREAM = "java/io/ObjectInputStream";

    private static final MemberKey READ_HOOK = MemberKey.of("readObject", "(Ljava/io/ObjectInputStream;)V");
    private static final MemberKey WRITE_HOOK = MemberKey.of("writeObject", "(Ljava/io/ObjectOutputStream;)V");
    private static final String CLASS = "java/lang/Class";
    private static final String ENUM_SET = "java/util/EnumSet";
    private static final String INVOKE = "(Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;";
    private static final String CONSTANT = "(Ljava/lang/Class;Ljava/lang/String;)Ljava/lang/Enum;";
    private static final String OF_FIELD = "(Ljava/lang/reflect/Field;)";

    private ReflectiveCalls() {}

    /**
     * Returns what a call of this method by reflection is, or null for all others. Fast for those: it names the owners in
     * {@link #site} whose methods anybody can call so.
     */
    static @Nullable ReflectionSite of(Method method) {
        return isOwner(method.getDeclaringClass())
                ? site(
                        Type.getInternalName(method.getDeclaringClass()),
                        method.getName(),
                        Type.getMethodDescriptor(method))
                : null;
    }

    private static boolean isOwner(Class<?> type) {
        switch (type.getName()) {
            case "java.lang.reflect.Field":
            case "java.lang.reflect.Method":
            case "java.lang.invoke.MethodHandles$Lookup":
            case "java.lang.invoke.ConstantBootstraps":
            case "java.util.concurrent.atomic.AtomicIntegerFieldUpdater":
            case "java.util.concurrent.atomic.AtomicLongFieldUpdater":
            case "java.util.concurrent.atomic.AtomicReferenceFieldUpdater":
            case "sun.misc.Unsafe":
            case "jdk.internal.misc.Unsafe":
            case "sun.reflect.ReflectionFactory":
            case "java.io.ObjectOutputStream":
            case "java.io.ObjectInputStream":
            case "java.io.ObjectOutput":
            case "java.io.ObjectInput":
            case "javax.crypto.SealedObject":
            case "java.security.SignedObject":
            case "java.rmi.MarshalledObject":
            case "java.lang.Class":
            case "java.util.EnumSet":
            case "java.lang.Enum":
                return true;
            default:
                return false;
        }
    }

    /** Tells that somebody has got a handle on a method: if that reaches members, nobody sees which. */
    public static void handled(Method method, ReflectiveUses uses) {
        if (!isOwner(method.getDeclaringClass())) {
            return;
        }
        ReflectionSite site = reference(
                Type.getInternalName(method.getDeclaringClass()), method.getName(), Type.getMethodDescriptor(method));
        if (site == ReflectionSite.REFERENCE) {
            uses.refers();
        } else if (site == ReflectionSite.REFERENCE_TO_CONSTANTS) {
            uses.refersToConstants();
        } else if (site == ReflectionSite.SERIALIZATION) {
            uses.serializes();
        }
    }

    /** The same of all methods of this name. */
    public static void handled(Class<?> owner, String name, ReflectiveUses uses) {
        if (isOwner(owner)) {
            for (Method method : owner.getDeclaredMethods()) {
                if (method.getName().equals(name)) {
                    handled(method, uses);
                }
            }
        }
    }

    /** Returns what a call is to be surrounded with, or null for all others. */
    static @Nullable ReflectionSite site(String owner, String name, String descriptor) {
        switch (owner) {
            case FIELD:
                return field(name, descriptor);
            case METHOD:
                return name.equals("invoke") && descriptor.equals(INVOKE) ? ReflectionSite.CALL : null;
            case LOOKUP:
                return lookup(name);
            case "java/lang/invoke/ConstantBootstraps":
                return constant(name);
            case "java/util/concurrent/atomic/AtomicIntegerFieldUpdater":
            case "java/util/concurrent/atomic/AtomicLongFieldUpdater":
                return name.equals("newUpdater") ? ReflectionSite.FIELD_NAME : null;
            case "java/util/concurrent/atomic/AtomicReferenceFieldUpdater":
                return name.equals("newUpdater") ? ReflectionSite.FIELD_NAME_AFTER_ONE : null;
            case "sun/misc/Unsafe":
            case "jdk/internal/misc/Unsafe":
                return unsafe(name, descriptor);
            case "sun/reflect/ReflectionFactory":
                return name.equals("newConstructorForSerialization") ? unconstructed(descriptor) : null;
            case OUTPUT_STREAM:
            case "java/io/ObjectOutput":
                return makes(name) || writesObject(name) ? ReflectionSite.SERIALIZATION : null;
            case INPUT_STREAM:
            case "java/io/ObjectInput":
                return makes(name) || readsObject(name) ? ReflectionSite.SERIALIZATION : null;
            case "javax/crypto/SealedObject":
            case "java/security/SignedObject":
                return makes(name) || name.equals("getObject") ? ReflectionSite.SERIALIZATION : null;
            case "java/rmi/MarshalledObject":
                return makes(name) || name.equals("get") ? ReflectionSite.SERIALIZATION : null;
            case CLASS:
                return name.equals("getEnumConstants") ? ReflectionSite.CONSTANTS : null;
            case ENUM_SET:
                return set(name);
            case "java/lang/Enum":
                return name.equals("valueOf") && descriptor.equals(CONSTANT) ? ReflectionSite.CONSTANT : null;
            case "javax/management/StandardMBean":
            case "javax/management/StandardEmitterMBean":
                return makes(name) ? ReflectionSite.STANDARD_MBEAN : null;
            default:
                return null;
        }
    }

    /** Returns what the making of a method reference is to be preceded by, or null when it refers to something else. */
    static @Nullable ReflectionSite reference(String owner, String name, String descriptor) {
        ReflectionSite site = site(owner, name, descriptor);
        if (site == null || site == ReflectionSite.SERIALIZATION || site == ReflectionSite.STANDARD_MBEAN) {
            return site;
        }
        boolean constants = site == ReflectionSite.CONSTANT || owner.equals(ENUM_SET) || owner.equals(CLASS);
        return constants ? ReflectionSite.REFERENCE_TO_CONSTANTS : ReflectionSite.REFERENCE;
    }

    /**
     * Whether it is a method by which a class takes part in serialization. A stream that is at work calls it, so what made
     * that stream has been reported, and the calls of the stream in the method need not be.
     */
    static boolean isCalledByStream(int access, MemberKey method) {
        return (access & Opcodes.ACC_PRIVATE) != 0 && (method.equals(READ_HOOK) || method.equals(WRITE_HOOK));
    }

    /** Whether a method is one of an object stream, and not a constructor. */
    static boolean worksOnStream(String owner, String name) {
        return !makes(name) && (owner.equals(OUTPUT_STREAM) || owner.equals(INPUT_STREAM));
    }

    private static boolean makes(String name) {
        return name.equals("<init>");
    }

    private static @Nullable ReflectionSite field(String name, String descriptor) {
        if (name.startsWith("get") && descriptor.startsWith("(Ljava/lang/Object;)")) {
            return ReflectionSite.READ; // the other getters, of the field's own properties, take no object
        }
        if (name.startsWith("set") && descriptor.startsWith("(Ljava/lang/Object;")) {
            return name.equals("setLong") || name.equals("setDouble")
                    ? ReflectionSite.WRITE_WIDE
                    : ReflectionSite.WRITE;
        }
        return null;
    }

    /** What a bootstrap method does that is called like any other: it finds a field by its name. */
    private static @Nullable ReflectionSite constant(String name) {
        switch (name) {
            case "enumConstant":
                return ReflectionSite.CONSTANT;
            case "getStaticFinal":
            case "fieldVarHandle":
            case "staticFieldVarHandle":
                return ReflectionSite.REFERENCE;
            default:
                return null;
        }
    }

    private static @Nullable ReflectionSite set(String name) {
        switch (name) {
            case "allOf":
                return ReflectionSite.CONSTANTS;
            case "range":
                return ReflectionSite.CONSTANTS_UP_TO;
            case "complementOf":
                return ReflectionSite.CONSTANTS_BESIDE;
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
                return ReflectionSite.FIELD_NAME_AND_ONE;
            case "findVirtual":
            case "findStatic":
                return ReflectionSite.METHOD_NAME_AND_ONE;
            case "bind":
                return ReflectionSite.BOUND_NAME;
            case "findSpecial":
                return ReflectionSite.METHOD_NAME_AND_TWO;
            case "unreflect":
                return ReflectionSite.METHOD_HANDLE;
            case "unreflectGetter":
            case "unreflectSetter":
            case "unreflectVarHandle":
                return ReflectionSite.FIELD_HANDLE;
            case "unreflectSpecial":
                return ReflectionSite.METHOD_HANDLE_BEFORE_LAST;
            case "defineHiddenClass":
                return ReflectionSite.HIDDEN_CLASS;
            case "defineHiddenClassWithClassData":
                return ReflectionSite.HIDDEN_CLASS_WITH_DATA;
            default:
                return null;
        }
    }

    private static @Nullable ReflectionSite unsafe(String name, String descriptor) {
        switch (name) {
            case "objectFieldOffset":
            case "staticFieldOffset":
            case "staticFieldBase":
                return descriptor.startsWith(OF_FIELD) ? ReflectionSite.OFFSET : ReflectionSite.FIELD_NAME;
            case "allocateInstance":
                return ReflectionSite.UNCONSTRUCTED;
            case "defineAnonymousClass":
                return ReflectionSite.ANONYMOUS_CLASS;
            default:
                return null;
        }
    }

    private static ReflectionSite unconstructed(String descriptor) {
        return descriptor.startsWith("(Ljava/lang/Class;)")
                ? ReflectionSite.UNCONSTRUCTED
                : ReflectionSite.UNCONSTRUCTED_AND_ONE;
    }

    private static boolean writesObject(String name) {
        return name.equals("writeObject") || name.equals("writeUnshared") || name.equals("defaultWriteObject");
    }

    private static boolean readsObject(String name) {
        return name.equals("readObject") || name.equals("readUnshared") || name.equals("defaultReadObject");
    }
}
