package dev.oldpath.weave.mark;

import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.weave.classfile.Signature;
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
    private final Mark mark;
    private final List<MethodRule> rules;
    private final @Nullable String entry;
    private final String name;
    private final String where;

    /**
     * Creates it.
     *
     * @param mark that of the method, or of the record component that it returns
     * @param rules those that match the type
     * @param entry by which deprecation counts in the type; null when it does not
     */
    MethodMark(ClassModel type, Member method, Mark mark, List<MethodRule> rules, @Nullable String entry) {
        this.type = type;
        this.method = method;
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
    Old old(Marking marking) {
        String id = isAdded() ? null : id();
        return id == null
                ? null
                : new Old(marking.register(PathKind.METHOD, id, info()), where, counting(), isOverridable());
    }

    /** Whether a compiler has added the method for its own needs. */
    private boolean isAdded() {
        return method.is(Opcodes.ACC_BRIDGE)
                || (method.is(Opcodes.ACC_SYNTHETIC) && (name.indexOf('$') >= 0 || name.equals("<init>")));
    }

    private @Nullable String id() {
        MethodRule rule = rule();
        boolean ofType = isPartOfMarkedType();
        if (rule == null && !mark.counts(entry) && !ofType) {
            return null;
        }
        if (rule != null && rule.id() != null) {
            return rule.id();
        }
        if (mark.isOldPath() && mark.id() != null) {
            return mark.id();
        }
        String ofAll = type.mark().id();
        return !mark.isOldPath() && ofType && ofAll != null ? ofAll : where;
    }

    private PathInfo info() {
        String function = Signature.type(type.name()) + '.' + name;
        PathInfo info =
                mark.info(entry).or(new PathInfo.Builder().function(function).build());
        for (int i = rules.size() - 1; i >= 0; i--) {
            if (matches(rules.get(i))) {
                // All have found what they name; the first has the say, as for the id.
                rules.get(i).matched();
                info = rules.get(i).info().or(info);
            }
        }
        return isPartOfMarkedType() ? info.or(type.mark().info(entry)) : info;
    }

    private Counting counting() {
        if (!method.is(Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) {
            return Counting.INSIDE;
        }
        return type.is(Opcodes.ACC_ANNOTATION) ? Counting.NOWHERE : Counting.AT_SITES;
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
            return !type.is(Opcodes.ACC_ENUM);
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
