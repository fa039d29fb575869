package dev.oldpath.weave.pool;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Recognises, among the strings of a constant pool, those without which a class holds no {@code ReflectionSite}. Asked
 * for strings of every class, so nothing is allocated; {@link FirstBytes} rejects most before.
 *
 * <p>Names of methods replace owners that nearly every class mentions: {@code MethodHandles$Lookup} appears with the
 * first lambda.
 */
final class ReflectionNeedles {
    private static final byte[][] OWNERS = ascii(
            "java/lang/reflect/Field",
            "java/io/ObjectOutputStream",
            "java/io/ObjectInputStream",
            "java/io/ObjectOutput",
            "java/io/ObjectInput",
            "javax/crypto/SealedObject",
            "java/security/SignedObject",
            "java/rmi/MarshalledObject",
            "java/util/EnumSet",
            "java/lang/invoke/ConstantBootstraps",
            "javax/management/StandardMBean",
            "javax/management/StandardEmitterMBean",
            "jdk/internal/misc/Unsafe");
    private static final byte[][] OF_SUN = ascii("sun/misc/Unsafe", "sun/reflect/ReflectionFactory");
    private static final byte[][] FINDERS = ascii(
            "findGetter",
            "findSetter",
            "findStaticGetter",
            "findStaticSetter",
            "findVarHandle",
            "findStaticVarHandle",
            "findVirtual",
            "findStatic",
            "findSpecial");
    private static final byte[][] UNREFLECTORS =
            ascii("unreflect", "unreflectGetter", "unreflectSetter", "unreflectVarHandle", "unreflectSpecial");
    private static final byte[][] DEFINERS = ascii("defineHiddenClass", "defineHiddenClassWithClassData");
    private static final byte[][] UPDATER = ascii("newUpdater");
    private static final byte[][] CONSTANTS = ascii("getEnumConstants");
    private static final byte[][] DESCRIPTORS = ascii(
            "(Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;", // Method.invoke
            "(Ljava/lang/Object;Ljava/lang/String;Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/MethodHandle;"); // bind
    private static final byte[][] ENUM = ascii("(Ljava/lang/Class;Ljava/lang/String;)Ljava/lang/Enum;");

    private ReflectionNeedles() {}

    private static byte[][] ascii(String... texts) {
        byte[][] needles = new byte[texts.length][];
        for (int i = 0; i < texts.length; i++) {
            needles[i] = texts[i].getBytes(StandardCharsets.US_ASCII);
        }
        return needles;
    }

    /** The first byte and the length of each, for {@link FirstBytes}. */
    static void addTo(FirstBytes first) {
        for (byte[][] needles :
                Arrays.asList(OWNERS, OF_SUN, FINDERS, UNREFLECTORS, DEFINERS, UPDATER, CONSTANTS, DESCRIPTORS, ENUM)) {
            for (byte[] needle : needles) {
                first.add(needle);
            }
        }
    }

    /** Whether the string of this length at this place is one of them. */
    static boolean isOne(byte[] bytes, int at, int length) {
        switch (bytes[at]) {
            case 'j':
                return isIn(OWNERS, bytes, at, length);
            case 's':
                return isIn(OF_SUN, bytes, at, length);
            case 'd':
                return isIn(DEFINERS, bytes, at, length);
            case 'f':
                return isIn(FINDERS, bytes, at, length);
            case 'u':
                return isIn(UNREFLECTORS, bytes, at, length);
            case 'n':
                return isIn(UPDATER, bytes, at, length);
            case 'g':
                return isIn(CONSTANTS, bytes, at, length);
            case '(':
                return isIn(DESCRIPTORS, bytes, at, length);
            default:
                return false;
        }
    }

    /** Whether it is {@code Enum.valueOf}, which every enum calls in its own {@code valueOf}. */
    static boolean isEnumValueOf(byte[] bytes, int at, int length) {
        return length == ENUM[0].length && isIn(ENUM, bytes, at, length);
    }

    private static boolean isIn(byte[][] needles, byte[] bytes, int at, int length) {
        for (int i = 0; i < needles.length; i++) {
            if (needles[i].length == length && isAt(needles[i], bytes, at)) {
                return true;
            }
        }
        return false;
    }

    /** From the end, because they begin alike. */
    private static boolean isAt(byte[] needle, byte[] bytes, int at) {
        for (int i = needle.length - 1; i >= 0; i--) {
            if (bytes[at + i] != needle[i]) {
                return false;
            }
        }
        return true;
    }
}
