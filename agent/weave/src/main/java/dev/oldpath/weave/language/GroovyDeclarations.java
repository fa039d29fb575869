package dev.oldpath.weave.language;

import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.model.ClassModel;
import dev.oldpath.weave.model.Member;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * What Groovy's compiler makes of a declaration: bodies of a trait's methods in a class of their own, methods that call
 * them in each class that has the trait, a field there for each of the trait's, and overloads for default arguments.
 */
final class GroovyDeclarations extends Declarations {
    private static final String TRAIT_HELPER = "$Trait$Helper";

    /** Here, because who creates one has the JVM load it before it is needed. */
    static Declarations of(ClassModel type) {
        return new GroovyDeclarations(type);
    }

    private GroovyDeclarations(ClassModel type) {
        super(type);
    }

    @Override
    public Declaration method(Member method) {
        MemberKey key = method.key();
        String name = key.name();
        if (type.name().endsWith(TRAIT_HELPER) && method.is(Opcodes.ACC_STATIC)) {
            String trait = type.name().substring(0, type.name().length() - TRAIT_HELPER.length());
            return Declaration.method(trait, name, withoutFirst(key.descriptor()));
        }
        String trait = type.code(method).trait();
        String declared = type.code(method).traitMethod();
        if (trait != null && declared != null && declared.startsWith("(")) {
            return Declaration.method(trait, name, declared).passedOn();
        }
        MemberKey called = type.code(method).called();
        if (called != null && isOverloadOf(called, method)) {
            return Declaration.method(type.name(), name, called.descriptor()).passedOn();
        }
        return Declaration.method(type.name(), name, key.descriptor());
    }

    /** Whether a method only calls the old one that has more parameters, those with default arguments. */
    private boolean isOverloadOf(MemberKey called, Member method) {
        String name = method.key().name();
        if (!type.code(method).calledOwner().equals(type.name())
                || name.equals("<init>")
                || !called.name().equals(name)) {
            return false;
        }
        Member all = type.member(called);
        return all != null && all.mark().isDeprecated() && method.mark().isDeprecated() && isPart(method.key(), called);
    }

    private static boolean isPart(MemberKey overload, MemberKey all) {
        Type[] some = Type.getArgumentTypes(overload.descriptor());
        int found = 0;
        Type[] every = Type.getArgumentTypes(all.descriptor());
        for (Type parameter : every) {
            if (found < some.length && some[found].equals(parameter)) {
                found++;
            }
        }
        return found == some.length && some.length < every.length;
    }

    @Override
    public Declaration field(Member field) {
        String name = field.key().name();
        for (String trait : type.interfaces()) {
            String prefix = trait.replace('/', '_') + "__";
            if (name.startsWith(prefix)) {
                return Declaration.property(trait, name.substring(prefix.length()));
            }
        }
        return Declaration.property(type.name(), name);
    }
}
