package dev.oldpath.weave.language;

import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.model.ClassModel;
import dev.oldpath.weave.model.Member;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * What Scala's compilers make of a declaration: static twins of what is in an object, what a class takes from a trait,
 * functions of value classes, and a field and accessors for a value.
 */
final class ScalaDeclarations extends Declarations {
    private static final String EXTENSION = "$extension";
    private static final String SETTER = "_$eq";

    /** Here, because who creates one has the JVM load it before it is needed. */
    static Declarations of(ClassModel type) {
        return new ScalaDeclarations(type);
    }

    private ScalaDeclarations(ClassModel type) {
        super(type);
    }

    @Override
    public Declaration method(Member method) {
        MemberKey key = method.key();
        String name = key.name();
        String called = type.code(method).calledOwner();
        if (name.contains("$default$")) {
            return Declaration.method(owner(), name, key.descriptor()).none();
        }
        if (name.endsWith(EXTENSION)) {
            Declaration own = Declaration.method(
                    owner(), name.substring(0, name.length() - EXTENSION.length()), withoutFirst(key.descriptor()));
            return method.is(Opcodes.ACC_STATIC) ? own.passedOn() : own;
        }
        boolean same = key.equals(type.code(method).called());
        if (method.is(Opcodes.ACC_STATIC) && same && called.equals(type.name() + '$')) {
            // A mark of the class is none of what only shows the methods of its object.
            Declaration declared = Declaration.method(type.name(), getter(name), getterDescriptor(method));
            return method.mark().isDeprecated() || method.mark().isOldPath() ? declared.passedOn() : declared.none();
        }
        if (type.code(method).calledName().equals(name + EXTENSION)) {
            return Declaration.method(owner(), name, key.descriptor()).passedOn();
        }
        String trait = traitOf(method);
        if (trait != null) {
            Declaration declared = Declaration.method(trait, name, key.descriptor());
            // The first read of a lazy value runs the code of the trait.
            return isLazy(name) || type.code(method).calledName().equals(name + '$') ? declared.passedOn() : declared;
        }
        return Declaration.method(owner(), getter(name), getterDescriptor(method));
    }

    @Override
    public Declaration field(Member field) {
        String name = valueName(field.key().name());
        for (Member method : type.members()) {
            if (method.key().isMethod()
                    && method.key().name().equals(name)
                    && method.key().descriptor().startsWith("()")
                    && method.mark().isDeprecated()) {
                // Its accessors count; nobody else uses the field.
                return Declaration.property(owner(), name).none();
            }
        }
        return Declaration.property(owner(), name);
    }

    @Override
    public boolean isConstant(Member method) {
        return method.is(Opcodes.ACC_FINAL) && type.code(method).isConstant();
    }

    @Override
    public boolean isOfSingleton(Member constructor) {
        return constructor.is(Opcodes.ACC_PRIVATE) && type.hasField("MODULE$");
    }

    /** A field of a lazy value has more behind its name. */
    private static String valueName(String field) {
        int lazy = field.indexOf("$lzy");
        return lazy > 0 ? field.substring(0, lazy) : field;
    }

    /** What is in an object has the name by which people call it. */
    private String owner() {
        String name = type.name();
        return type.hasField("MODULE$") && name.endsWith("$") ? name.substring(0, name.length() - 1) : name;
    }

    private @Nullable String traitOf(Member method) {
        String name = method.key().name();
        if (type.is(Opcodes.ACC_INTERFACE)) {
            return null;
        }
        if (type.code(method).calledName().equals(name + '$')) {
            return type.code(method).calledOwner();
        }
        for (Member other : type.members()) {
            String otherName = other.key().name();
            // A value of a trait is set by a method with the trait in its name.
            int setter = otherName.indexOf("$_setter_$");
            if (setter > 0 && otherName.substring(setter + 10).equals(name + SETTER)) {
                return trait(otherName.substring(0, setter));
            }
            boolean lazy = otherName.equals(name + "$lzycompute") || otherName.startsWith(name + "$lzyINIT");
            if (lazy && name.concat("$").equals(type.code(other).traitMethod())) {
                return type.code(other).trait();
            }
        }
        return null;
    }

    private @Nullable String trait(String written) {
        for (String parent : type.interfaces()) {
            if (parent.replace('/', '$').equals(written)) {
                return parent;
            }
        }
        return null;
    }

    private boolean isLazy(String name) {
        for (Member other : type.members()) {
            if (other.key().name().startsWith(name + "$lzy")) {
                return true;
            }
        }
        return false;
    }

    /** A setter belongs to the value that it sets. */
    private String getter(String name) {
        return isSetter(name) ? name.substring(0, name.length() - SETTER.length()) : name;
    }

    private String getterDescriptor(Member method) {
        return isSetter(method.key().name()) ? "()V" : method.key().descriptor();
    }

    private boolean isSetter(String name) {
        if (!name.endsWith(SETTER)) {
            return false;
        }
        String getter = name.substring(0, name.length() - SETTER.length());
        for (Member other : type.members()) {
            if (other.key().name().equals(getter) && other.key().descriptor().startsWith("()")) {
                return true;
            }
        }
        return false;
    }
}
