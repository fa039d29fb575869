package dev.oldpath.weave.mark;

import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.weave.classfile.Signature;
import dev.oldpath.weave.language.Declaration;
import dev.oldpath.weave.language.Declarations;
import dev.oldpath.weave.model.ClassModel;
import dev.oldpath.weave.model.Mark;
import dev.oldpath.weave.model.Member;
import dev.oldpath.weave.rule.MethodRule;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Decides whether one method or constructor is old. Immutable. */
final class MethodMark {
    private final ClassModel type;
    private final Member method;
    private final Declarations declarations;
    private final Declaration declaration;
    private final Mark mark;
    private final List<MethodRule> rules;
    private final @Nullable String entry;
    private final String name;
    private final String where;

    /**
     * Creates it.
     *
     * @param declarations to which the members of the type belong
     * @param mark that of the method, or of the record component that it returns
     * @param rules those that match the type
     * @param entry by which deprecation counts in the type; null when it does not
     */
    MethodMark(
            ClassModel type,
            Member method,
            Declarations declarations,
            Mark mark,
            List<MethodRule> rules,
            @Nullable String entry) {
        this.type = type;
        this.method = method;
        this.declarations = declarations;
        this.declaration = declarations.method(method);
        this.mark = mark;
        this.rules = rules;
        this.entry = entry;
        this.name = method.key().name();
        this.where = Signature.type(type.name())
                + '#'
                + name
                + Signature.parameters(method.key().descriptor());
    }

    /** Enters the method into the inventory; null when it is not old. */
    @Nullable
    Old old(MemberPaths paths) {
        String id = isAdded() ? null : id();
        if (id == null) {
            return null;
        }
        // A rule names a member, not what a compiler has made of a declaration.
        boolean property = declaration.isProperty() && rule() == null;
        Path path = paths.register(property ? PathKind.FIELD : PathKind.METHOD, id, info());
        return new Old(path, where, counting(), isOverridable(), entry(), type.code(method));
    }

    private Entry entry() {
        switch (declaration.role()) {
            case PASSES_ON:
                return Entry.PASSES_ON;
            case BETWEEN:
                return Entry.BETWEEN;
            default:
                return isOverridable() || declarations.pass() ? Entry.UNLESS_COUNTED : Entry.HIT;
        }
    }

    /** Whether a compiler has added the method for its own needs. */
    private boolean isAdded() {
        return method.is(Opcodes.ACC_BRIDGE)
                || (method.is(Opcodes.ACC_SYNTHETIC) && (name.indexOf('$') >= 0 || name.equals("<init>")));
    }

    private @Nullable String id() {
        MethodRule rule = rule();
        boolean ofType = isPartOfMarkedType();
        // A mark of the type is none of what only passes calls on.
        boolean none = declaration.role() == Declaration.Role.NONE
                || (declaration.role() != Declaration.Role.OWN && !mark.counts(entry));
        if (rule == null && (none || (!mark.counts(entry) && !ofType))) {
            return null;
        }
        if (rule != null && rule.id() != null) {
            return rule.id();
        }
        if (mark.isOldPath() && mark.id() != null) {
            return mark.id();
        }
        String ofAll = type.mark().id();
        if (!mark.isOldPath() && ofType && ofAll != null) {
            return ofAll;
        }
        return rule != null ? where : declaration.id();
    }

    private PathInfo info() {
        String function = Signature.type(type.name()) + '.' + name;
        PathInfo info =
                mark.info(entry).or(new PathInfo.Builder().function(function).build());
        for (int i = rules.size() - 1; i >= 0; i--) {
            if (matches(rules.get(i))) {
                // All have found what they name; the first one decides, as for the id.
                rules.get(i).matched();
                info = rules.get(i).info().or(info);
            }
        }
        return isPartOfMarkedType() ? info.or(type.mark().info(entry)) : info;
    }

    private Counting counting() {
        if (!method.is(Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) {
            return ofCode();
        }
        return type.is(Opcodes.ACC_ANNOTATION) ? Counting.NOWHERE : Counting.AT_SITES;
    }

    private Counting ofCode() {
        if (declarations.isConstant(method)) {
            return Counting.CONSTANT;
        }
        if (type.code(method).isInline() || declarations.isCopied(method)) {
            return Counting.COPIED;
        }
        boolean mayBe = !isOverridable() && !name.equals("<init>") && declarations.mayBeCopied(method);
        return mayBe ? Counting.UNTOLD : Counting.INSIDE;
    }

    private boolean isOverridable() {
        return !name.equals("<init>")
                && !method.is(Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL)
                && !type.is(Opcodes.ACC_FINAL);
    }

    private boolean isPartOfMarkedType() {
        if (!type.mark().counts(entry) || method.is(Opcodes.ACC_SYNTHETIC)) {
            return false;
        }
        if (name.equals("<init>")) {
            return !type.is(Opcodes.ACC_ENUM) && !declarations.isOfSingleton(method);
        }
        return method.is(Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED);
    }

    private @Nullable MethodRule rule() {
        for (MethodRule rule : rules) {
            if (matches(rule)) {
                return rule;
            }
        }
        return null;
    }

    private boolean matches(MethodRule rule) {
        return rule.matchesMethod(name, Signature.parameters(method.key().descriptor()));
    }
}
