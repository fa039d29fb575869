package dev.oldpath.weave.model;

import dev.oldpath.weave.classfile.MemberKey;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** A field, method or constructor that a class declares. Immutable. */
public final class Member {
    private final MemberKey key;
    private final int access;
    private final Mark mark;
    private final boolean hasValue;
    private final @Nullable MemberKey delegate;
    private final Code code;

    Member(MemberKey key, int access, Mark mark, boolean hasValue, @Nullable MemberKey delegate, Code code) {
        this.key = key;
        this.access = access;
        this.mark = mark;
        this.hasValue = hasValue;
        this.delegate = delegate;
        this.code = code;
    }

    /** Its name and descriptor. */
    public MemberKey key() {
        return key;
    }

    /** Its access flags (JVMS 4.5, 4.6). */
    public int access() {
        return access;
    }

    /** Whether it has one of these access flags. */
    public boolean is(int flags) {
        return (access & flags) != 0;
    }

    /** Its own mark, whether or not that counts. */
    public Mark mark() {
        return mark;
    }

    /** Whether it is a final field with a constant value, which compilers put in the place of most uses (JLS 13.4.9). */
    public boolean isInlined() {
        return hasValue && is(Opcodes.ACC_FINAL);
    }

    /** The constructor of the same class that this constructor calls; null when it calls {@code super(..)}. */
    public @Nullable MemberKey delegate() {
        return delegate;
    }

    /** What its code shows about its origin; {@link Code#NONE} of a field. */
    public Code code() {
        return code;
    }
}
