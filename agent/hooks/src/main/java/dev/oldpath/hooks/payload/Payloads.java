package dev.oldpath.hooks.payload;

import dev.oldpath.config.PathRule;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.PathState;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.MarkedMember;
import dev.oldpath.weave.MarkedTypes;
import dev.oldpath.weave.Scope;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Decides which properties of bodies are old, when a library first meets the class behind them. Thread-safe. */
public final class Payloads {
    private final List<PayloadRule> rules = new ArrayList<>();
    private final MarkedTypes marked;
    private final Scope scope;
    private final Paths paths;

    /** Takes the rules for payloads from these, and enters each as a pending path. */
    public Payloads(List<PathRule> rules, MarkedTypes marked, Scope scope, Paths paths) {
        this.marked = marked;
        this.scope = scope;
        this.paths = paths;
        for (PathRule rule : rules) {
            if (rule.kind() == PathRule.Kind.PAYLOAD) {
                PayloadRule payload = new PayloadRule(rule);
                this.rules.add(payload);
                paths.register(PathKind.PAYLOAD, payload.idUntilFound(), payload.info())
                        .member(payload.member(), PathState.PENDING);
            }
        }
    }

    /**
     * Returns what to count for a property, or null when it is not old. One property is one path, whichever of its
     * members carries the mark.
     *
     * @param bean the class that is read from or written to a body
     * @param name the property's name in the body
     * @param deprecated whether the library has found {@code @Deprecated} on it where class files do not show it, such
     *     as in a mix-in
     * @param members the field, getter, setter and so on through which the library reaches it
     */
    public @Nullable OldProperty property(Class<?> bean, String name, boolean deprecated, @Nullable Member... members) {
        MarkedMember mark = null;
        Class<?> declaring = null;
        Field field = null;
        for (Member member : members) {
            if (member == null) {
                continue;
            }
            declaring = declaring == null ? member.getDeclaringClass() : declaring;
            if (member instanceof Field) {
                field = (Field) member;
            }
            MarkedMember own = mark(member);
            if (own != null && (mark == null || mark.id() == null)) {
                mark = own;
            }
        }
        PayloadRule rule = rule(bean, declaring, name);
        boolean counts = deprecated && scope.countsDeprecated(bean.getName().replace('.', '/'));
        if (mark == null && rule == null && !counts) {
            return null;
        }
        String derived = (declaring == null ? bean : declaring).getName() + '#' + name;
        String id =
                rule != null && rule.id() != null ? rule.id() : mark != null && mark.id() != null ? mark.id() : derived;
        PathInfo info = mark == null ? PathInfo.NONE : mark.info();
        Path path = paths.register(
                PathKind.PAYLOAD, id, rule == null ? info : rule.info().or(info));
        path.member(derived, PathState.WATCHED);
        if (rule != null) {
            paths.register(PathKind.PAYLOAD, rule.idUntilFound(), rule.info()).forget(rule.member());
        }
        return new OldProperty(path, fieldPath(field, id));
    }

    private @Nullable MarkedMember mark(Member member) {
        Class<?> type = member.getDeclaringClass();
        if (member instanceof Field) {
            return marked.field(type, member.getName());
        }
        if (member instanceof Method) {
            return marked.method(type, member.getName(), Type.getMethodDescriptor((Method) member));
        }
        return null;
    }

    private @Nullable PayloadRule rule(Class<?> bean, @Nullable Class<?> declaring, String name) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).matches(bean, declaring, name)) {
                return rules.get(i);
            }
        }
        return null;
    }

    /**
     * The path of the field behind a property, when it has another id: whoever asks about the field must see that
     * bodies use it. Under the same id one use would count twice.
     */
    private @Nullable Path fieldPath(@Nullable Field field, String id) {
        if (field == null) {
            return null;
        }
        MarkedMember mark = marked.field(field.getDeclaringClass(), field.getName());
        String fieldId = mark != null && mark.id() != null
                ? mark.id()
                : field.getDeclaringClass().getName() + '#' + field.getName();
        return fieldId.equals(id) ? null : paths.find(PathKind.FIELD, fieldId);
    }
}
