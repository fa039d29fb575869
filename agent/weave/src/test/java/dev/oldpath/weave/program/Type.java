package dev.oldpath.weave.program;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A class, interface or enum of a program. */
final class Type {
    enum Sort {
        CLASS,
        INTERFACE,
        ENUM
    }

    /** Loaded by another class loader, which has that of the others as its parent. */
    static final String FAR = "com.acme.far";

    final Sort sort;
    final String packageName;
    final String name;
    final @Nullable Type outer;
    final @Nullable Type superType;
    final List<Type> interfaces = new ArrayList<>();
    final List<Type> nested = new ArrayList<>();
    final List<Field> fields = new ArrayList<>();
    final List<Method> methods = new ArrayList<>();
    final List<Code> constructor = new ArrayList<>();
    final List<Code> initializer = new ArrayList<>();

    Type(Sort sort, String packageName, String name, @Nullable Type outer, @Nullable Type superType) {
        this.sort = sort;
        this.packageName = packageName;
        this.name = name;
        this.outer = outer;
        this.superType = superType;
        if (outer != null) {
            outer.nested.add(this);
        }
    }

    /** Its name in source, everywhere. */
    String java() {
        return (outer == null ? packageName : outer.java()) + '.' + name;
    }

    String binaryName() {
        return outer == null ? packageName + '.' + name : outer.binaryName() + '$' + name;
    }

    /** Where the program keeps an object of this class. */
    String kept() {
        return packageName + ".World." + (outer == null ? "" : outer.name) + name;
    }

    Type top() {
        return outer == null ? this : outer.top();
    }

    boolean isClass() {
        return sort == Sort.CLASS;
    }

    boolean isSubtypeOf(Type other) {
        return supertypes().contains(other);
    }

    /** Itself and all it inherits from. */
    Set<Type> supertypes() {
        Set<Type> all = new LinkedHashSet<>();
        all.add(this);
        interfaces.forEach(type -> all.addAll(type.supertypes()));
        if (superType != null) {
            all.addAll(superType.supertypes());
        }
        return all;
    }

    /** The field that the name means in this type: its own, or else the nearest inherited one. */
    @Nullable
    Field field(String named) {
        for (Type type : supertypes()) {
            for (Field field : type.fields) {
                if (field.name.equals(named)) {
                    return field;
                }
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return binaryName();
    }
}
