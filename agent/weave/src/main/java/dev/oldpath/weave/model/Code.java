package dev.oldpath.weave.model;

import dev.oldpath.weave.classfile.MemberKey;
import org.jspecify.annotations.Nullable;

/** What a method's code shows about its origin: compilers make methods that only pass a call on. Immutable. */
public final class Code {
    /** Of a method that has none, and of a field. */
    public static final Code NONE = none();

    private final @Nullable String calledOwner;
    private final @Nullable MemberKey called;
    private final boolean straight;
    private final boolean constant;
    private final boolean inline;
    private final boolean stripped;
    private final @Nullable String continuation;
    private final int continuationLocal;
    private final @Nullable String trait;
    private final @Nullable String traitMethod;
    private final @Nullable MemberKey delegate;

    /** What has been read so far. Not thread-safe. */
    static final class Builder {
        @Nullable
        String calledOwner;

        @Nullable
        MemberKey called;

        @Nullable
        String continuation;

        int continuationLocal = -1;

        @Nullable
        String trait;

        @Nullable
        String traitMethod;

        @Nullable
        MemberKey delegate;

        boolean straight = true;
        boolean constant;
        boolean inline;
        boolean named;
        boolean stripped;

        Code build() {
            return new Code(this);
        }
    }

    private Code(Builder read) {
        calledOwner = read.calledOwner;
        called = read.called;
        straight = read.straight;
        constant = read.constant;
        inline = read.inline;
        stripped = read.stripped;
        continuation = read.continuation;
        continuationLocal = read.continuationLocal;
        trait = read.trait;
        traitMethod = read.traitMethod;
        delegate = read.delegate;
    }

    private static Code none() {
        Builder none = new Builder();
        none.straight = false;
        none.continuationLocal = 0;
        return none.build();
    }

    /** Whether it takes its operands, calls and returns, and does nothing else. */
    public boolean isStraight() {
        return straight;
    }

    /** The internal name of the type on which it makes its last call; empty when it makes none. */
    public String calledOwner() {
        return calledOwner == null ? "" : calledOwner;
    }

    /** What it calls last; null when it calls nothing. */
    public @Nullable MemberKey called() {
        return called;
    }

    /** The name of what it calls last; empty when it calls nothing. */
    public String calledName() {
        return called == null ? "" : called.name();
    }

    /** Whether it only returns a constant. */
    public boolean isConstant() {
        return constant;
    }

    /** The class that holds the state of a Kotlin function which suspends; null when it has none. */
    public @Nullable String continuation() {
        return continuation;
    }

    /** The parameter that is of this class when the function resumes. */
    public int continuationLocal() {
        return continuationLocal;
    }

    /** Whether Kotlin's compiler copies it to where it is called. */
    public boolean isInline() {
        return inline;
    }

    /** Whether it has variables and none has a name. */
    public boolean isStripped() {
        return stripped;
    }

    /** The trait of which it calls {@link #traitMethod}; null when it calls none. */
    public @Nullable String trait() {
        return trait;
    }

    /** The last static method of a trait of Scala that it calls, such as {@code total$}; null when it calls none. */
    public @Nullable String traitMethod() {
        return traitMethod;
    }

    /** The constructor of the same class that this one of a constructor calls; null when it calls {@code super(..)}. */
    public @Nullable MemberKey delegate() {
        return delegate;
    }
}
