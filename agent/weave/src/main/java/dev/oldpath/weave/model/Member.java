package dev.oldpath.weave.model;

import dev.oldpath.weave.classfile.MemberKey;
import net.bytebuddy.jar.asm.Opcodes;

/** A field, method or constructor that a class declares. Immutable. */
public final class Member {
    private final MemberKey key;
    private final int access;
    private final Mark mark;
    private final boolean hasValue;
    private final int locals;

    private Member(MemberKey key, int access, Mark mark, boolean hasValue, int locals) {
        this.key = key;
        this.access = access;
        this.mark = mark;
        this.hasValue = hasValue;
        this.locals = locals;
    }

    static Member field(MemberKey key, int access, Mark mark, boolean hasValue) {
        return new Member(key, access, mark, hasValue, 0);
    }

    static Member method(MemberKey key, int access, Mark mark, int locals) {
        return new Member(key, access, mark, false, locals);
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

    /** How many locals its code has; 0 when it has no code. */
    int locals() {
        return locals;
    }
}
