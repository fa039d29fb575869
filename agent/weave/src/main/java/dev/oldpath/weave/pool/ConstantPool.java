package dev.oldpath.weave.pool;

import net.bytebuddy.jar.asm.Opcodes;

/**
 * One walk of a class file's constant pool (JVMS 4.4), without allocation: can this class hold a mark at all, or
 * use something old, or let it be used? Only the flag of native methods is behind it.
 *
 * <p>Of the 41,000 classes of a Spring Boot application it rejects 97 %.
 */
public final class ConstantPool {
    /** The class refers to OldPath's api or, where that counts, to a deprecation. */
    public static final int MARK = 1;
    /** The class names something whose uses are counted where they happen. */
    public static final int USE = 2;
    /** The class may call what reaches members by reflection. */
    public static final int REFLECTION = 4;

    /** The class may let old members be used where nothing can be woven: it has native methods, or is for RMI or JMX. */
    public static final int UNCOUNTABLE = 8;

    /** An enum calls {@code Enum.valueOf}, as all do. */
    private static final int VALUE_OF = 16;

    private static final int ALL = MARK | USE | REFLECTION | UNCOUNTABLE;

    private static final byte[] DEPRECATED_ATTRIBUTE = Bytes.ascii("Deprecated");
    private static final byte[] DEPRECATED_ANNOTATION = Bytes.ascii("Ljava/lang/Deprecated;");
    private static final byte[] API = Bytes.ascii("dev/oldpath/api/");
    private static final byte[] REMOTE = Bytes.ascii("java/rmi/Remote");
    private static final byte[] MX_BEAN = Bytes.ascii("Ljavax/management/MXBean;");

    private ConstantPool() {}

    /**
     * What there may be in a class: {@link #MARK}, {@link #USE}, {@link #REFLECTION}, {@link #UNCOUNTABLE}, or 0. Errs towards more.
     *
     * @param deprecated whether {@code @Deprecated} counts in this class
     * @param mentions what a class names that uses something old
     */
    public static int look(byte[] classFile, boolean deprecated, Mentions mentions) {
        int found = mentions.everything() ? USE : 0;
        int count = Bytes.u2(classFile, 8);
        int at = 10;
        for (int i = 1; i < count; i++) {
            switch (classFile[at]) {
                case 1: // Utf8
                    int length = Bytes.u2(classFile, at + 1);
                    if ((found & USE) == 0 && mentions.has(classFile, at + 3, length)) {
                        found |= USE;
                    }
                    if ((found & MARK) == 0 && isNeedle(classFile, at + 3, length, deprecated)) {
                        found |= MARK;
                    }
                    if ((found & REFLECTION) == 0) {
                        found |= reflection(classFile, at + 3, length);
                    }
                    if ((found & UNCOUNTABLE) == 0 && isCalledByJdk(classFile, at + 3, length)) {
                        found |= UNCOUNTABLE;
                    }
                    if ((found & ALL) == ALL) {
                        return ALL;
                    }
                    at += 3 + length;
                    break;
                case 3: // Integer
                case 4: // Float
                case 9: // Fieldref
                case 10: // Methodref
                case 11: // InterfaceMethodref
                case 12: // NameAndType
                case 17: // Dynamic
                case 18: // InvokeDynamic
                    at += 5;
                    break;
                case 5: // Long
                case 6: // Double
                    at += 9;
                    i++; // takes two entries
                    break;
                case 7: // Class
                case 8: // String
                case 16: // MethodType
                case 19: // Module
                case 20: // Package
                    at += 3;
                    break;
                case 15: // MethodHandle
                    at += 4;
                    break;
                default:
                    return ALL; // A newer class file: let the reader decide, and report it.
            }
        }
        if ((found & VALUE_OF) != 0 && (Bytes.u2(classFile, at) & Opcodes.ACC_ENUM) == 0) {
            found |= REFLECTION;
        }
        if ((found & UNCOUNTABLE) == 0 && hasNativeMethod(classFile, at)) {
            found |= UNCOUNTABLE;
        }
        return found & ALL;
    }

    /** Walks the members (JVMS 4.1, 4.5, 4.6), which follow the interfaces. */
    private static boolean hasNativeMethod(byte[] classFile, int accessFlags) {
        int at = accessFlags + 8 + 2 * Bytes.u2(classFile, accessFlags + 6);
        int fields = Bytes.u2(classFile, at);
        at += 2;
        for (; fields > 0; fields--) {
            at = behindMember(classFile, at);
        }
        int methods = Bytes.u2(classFile, at);
        at += 2;
        for (; methods > 0; methods--) {
            if ((Bytes.u2(classFile, at) & Opcodes.ACC_NATIVE) != 0) {
                return true;
            }
            at = behindMember(classFile, at);
        }
        return false;
    }

    private static int behindMember(byte[] classFile, int member) {
        int at = member + 8;
        for (int attributes = Bytes.u2(classFile, member + 6); attributes > 0; attributes--) {
            at += 6 + (Bytes.u2(classFile, at + 2) << 16 | Bytes.u2(classFile, at + 4));
        }
        return at;
    }

    private static int reflection(byte[] classFile, int at, int length) {
        if (ReflectionNeedles.isOne(classFile, at, length)) {
            return REFLECTION;
        }
        return ReflectionNeedles.isEnumValueOf(classFile, at, length) ? VALUE_OF : 0;
    }

    private static boolean isCalledByJdk(byte[] bytes, int at, int length) {
        return (length == REMOTE.length && bytes[at] == 'j' && Bytes.areAt(bytes, at, REMOTE))
                || (length == MX_BEAN.length && bytes[at] == 'L' && Bytes.areAt(bytes, at, MX_BEAN));
    }

    private static boolean isNeedle(byte[] bytes, int at, int length, boolean deprecated) {
        if (deprecated) {
            if (length == DEPRECATED_ATTRIBUTE.length && bytes[at] == 'D') {
                return Bytes.areAt(bytes, at, DEPRECATED_ATTRIBUTE);
            }
            if (length == DEPRECATED_ANNOTATION.length && bytes[at] == 'L' && bytes[at + 1] == 'j') {
                return Bytes.areAt(bytes, at, DEPRECATED_ANNOTATION);
            }
        }
        if (length > API.length) {
            if (bytes[at] == 'L') {
                return Bytes.areAt(bytes, at + 1, API); // a descriptor
            }
            if (bytes[at] == 'd') {
                return Bytes.areAt(bytes, at, API); // an internal name
            }
        }
        return false;
    }
}
