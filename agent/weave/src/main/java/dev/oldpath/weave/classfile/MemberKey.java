package dev.oldpath.weave.classfile;

import org.jspecify.annotations.Nullable;

/** A member of a type, by its name and descriptor (JVMS 4.3). Immutable. */
public final class MemberKey {
    private final String name;
    private final String descriptor;

    private MemberKey(String name, String descriptor) {
        this.name = name;
        this.descriptor = descriptor;
    }

    /** Returns the key of a field or method. */
    public static MemberKey of(String name, String descriptor) {
        return new MemberKey(name, descriptor);
    }

    /** Such as {@code priority} or {@code <init>}. */
    public String name() {
        return name;
    }

    /** Such as {@code I} or {@code (Ljava/lang/String;)V}. */
    public String descriptor() {
        return descriptor;
    }

    /** Whether it is a method or constructor. */
    public boolean isMethod() {
        return descriptor.charAt(0) == '(';
    }

    /** Whether it is a field of its own type, as the constants of an enum are. */
    public boolean isConstantOf(String internalName) {
        return descriptor.length() == internalName.length() + 2
                && descriptor.charAt(0) == 'L'
                && descriptor.startsWith(internalName, 1);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MemberKey
                && name.equals(((MemberKey) other).name)
                && descriptor.equals(((MemberKey) other).descriptor);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + descriptor.hashCode();
    }

    /** Name and descriptor with a dot between them, which no name has (JVMS 4.2.2). */
    @Override
    public String toString() {
        return name + '.' + descriptor;
    }
}
