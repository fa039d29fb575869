package dev.oldpath.weave.language;

import dev.oldpath.weave.classfile.Signature;

/** The declaration in the source to which a member of a class file belongs. Immutable. */
public final class Declaration {
    /** What the member does besides being called. */
    public enum Role {
        /** It is the declaration's own code. */
        OWN,
        /** It passes each call on to the declaration's own code, which must not count it again. */
        PASSES_ON,
        /** The same, and others pass calls on to it. */
        BETWEEN,
        /** It is none: a compiler has made it, and what it calls counts itself. */
        NONE
    }

    private final String type;
    private final String name;
    private final String parameters;
    private final boolean property;
    private final Role role;

    private Declaration(String type, String name, String parameters, boolean property, Role role) {
        this.type = type;
        this.name = name;
        this.parameters = parameters;
        this.property = property;
        this.role = role;
    }

    static Declaration method(String internalType, String name, String descriptor) {
        return new Declaration(Signature.type(internalType), name, Signature.parameters(descriptor), false, Role.OWN);
    }

    static Declaration property(String internalType, String name) {
        return new Declaration(Signature.type(internalType), name, "", true, Role.OWN);
    }

    Declaration passedOn() {
        return new Declaration(type, name, parameters, property, Role.PASSES_ON);
    }

    Declaration between() {
        return new Declaration(type, name, parameters, property, Role.BETWEEN);
    }

    Declaration none() {
        return new Declaration(type, name, parameters, property, Role.NONE);
    }

    /** Such as {@code com.acme.Orders#total(int)}, or {@code com.acme.Order#priority} of a property. */
    public String id() {
        return type + '#' + name + parameters;
    }

    /** Whether it is a property, which is read and written. */
    public boolean isProperty() {
        return property;
    }

    public Role role() {
        return role;
    }
}
