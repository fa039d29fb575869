package dev.oldpath.weave.mark;

import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.classfile.MemberKey;
import dev.oldpath.weave.classfile.Signature;
import dev.oldpath.weave.language.Declaration;
import dev.oldpath.weave.language.Declarations;
import dev.oldpath.weave.language.Languages;
import dev.oldpath.weave.model.ClassModel;
import dev.oldpath.weave.model.Mark;
import dev.oldpath.weave.model.Member;
import dev.oldpath.weave.rule.FieldRule;
import dev.oldpath.weave.rule.MethodRule;
import dev.oldpath.weave.rule.Rules;
import dev.oldpath.weave.rule.Scope;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is old in a class, and enters it into the inventory. Thread-safe.
 *
 * <p>What is old:
 *
 * <ul>
 *   <li>a method or constructor with {@code @OldPath}, or named by a rule;
 *   <li>one that is deprecated, by class-file attribute (JVMS 4.7.15; Kotlin and Scala emit only that) or annotation, if
 *       deprecation counts in this class. What compilers add is skipped, for what it calls counts itself: bridges, onto
 *       which javac copies annotations, and helpers such as Kotlin's {@code total$default}. Kotlin's hidden functions
 *       are synthetic too, but old paths: only older binaries call them;
 *   <li>constructors, public and protected methods of a type so marked. Not the constructors of an enum, which run
 *       only when the type is initialised, and nothing synthetic;
 *   <li>a field with such a mark: static and instance fields, enum constants, and record components, whose marks javac
 *       copies onto the field;
 *   <li>each constant id passed to {@code OldPaths.used}.
 * </ul>
 *
 * <p>Fields, and methods without code, are counted where they are used.
 */
public final class Marking {
    private final Rules rules;
    private final Scope scope;
    private final Paths paths;
    private final MemberPaths memberPaths;

    /** Creates it; what is old is entered into these paths. */
    public Marking(Rules rules, Scope scope, Paths paths) {
        this.rules = rules;
        this.scope = scope;
        this.paths = paths;
        memberPaths = new MemberPaths(paths);
    }

    /** Returns what is old in a class. */
    public Marked of(ClassModel type) {
        Map<MemberKey, Old> members = new LinkedHashMap<>();
        String entry = scope.entryOf(type.name());
        List<FieldRule> fieldRules = rules.fieldsOf(type.name());
        List<MethodRule> methodRules = rules.methodsOf(type.name());
        Map<String, Mark> components = new HashMap<>();
        Declarations declarations = Languages.declarations(type);
        for (Member member : type.members()) {
            Old old = null;
            if (!member.key().isMethod()) {
                if (!member.is(Opcodes.ACC_STATIC)) {
                    components.put(member.key().name(), member.mark());
                }
                old = field(type, member, declarations, fieldRules, entry);
            } else if (!member.key().name().equals("<clinit>")) {
                Mark mark = markOf(type, member, components);
                old = new MethodMark(type, member, declarations, mark, methodRules, entry).old(memberPaths);
            }
            if (old != null) {
                members.put(member.key(), old);
            }
        }
        Map<String, Old> branches = new LinkedHashMap<>();
        for (String id : type.branches()) {
            Path path = paths.register(PathKind.BRANCH, id, PathInfo.NONE);
            branches.put(id, new Old(path, Signature.type(type.name()) + " branch " + id, Counting.INSIDE));
        }
        return new Marked(type.name(), members, branches);
    }

    private @Nullable Old field(
            ClassModel type, Member field, Declarations declarations, List<FieldRule> rules, @Nullable String entry) {
        if (field.is(Opcodes.ACC_SYNTHETIC)) {
            return null;
        }
        PathInfo info = field.mark().info(entry);
        FieldRule first = null;
        for (int i = rules.size() - 1; i >= 0; i--) {
            if (rules.get(i).matchesField(field.key().name())) {
                // All have found what they name; the first one decides.
                first = rules.get(i);
                first.matched();
                info = first.info().or(info);
            }
        }
        if (first == null && !field.mark().counts(entry)) {
            return null;
        }
        Declaration declaration = declarations.field(field);
        if (first == null && declaration.role() == Declaration.Role.NONE) {
            return null;
        }
        String where =
                first != null ? Signature.type(type.name()) + '#' + field.key().name() : declaration.id();
        String given = field.mark().id();
        String id = first != null && first.id() != null ? first.id() : given != null ? given : where;
        Path path = memberPaths.register(PathKind.FIELD, id, info);
        return new Old(path, where, field.isInlined() ? Counting.INLINED : Counting.AT_SITES);
    }

    /**
     * Returns the mark of a method: its own, or for the accessor of a record component that of the component. javac
     * copies no annotation onto an accessor written by hand.
     */
    private static Mark markOf(ClassModel type, Member method, Map<String, Mark> components) {
        boolean accessor =
                type.is(Opcodes.ACC_RECORD) && method.key().descriptor().startsWith("()");
        Mark component = accessor ? components.get(method.key().name()) : null;
        return component == null || method.mark().isOldPath() || method.mark().isDeprecated()
                ? method.mark()
                : component;
    }
}
