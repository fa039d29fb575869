package dev.oldpath.hooks.payload;

import dev.oldpath.config.PathRule;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.PathState;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.MarkedMember;
import dev.oldpath.weave.MarkedTypes;
import dev.oldpath.weave.Reflection;
import dev.oldpath.weave.Scope;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/** Decides which properties of bodies are old, when a library first meets the class behind them. Thread-safe. */
public final class Payloads {
    private final List<PayloadRule> rules = new ArrayList<>();
    private final MarkedTypes marked;
    private final Reflection reflection;
    private final Scope scope;
    private final Paths paths;
    private final Misnamed misnamed = new Misnamed();
    private final Bypassed bypassed = new Bypassed();
    /** Why uses of any property may go unseen. */
    private final List<String> unseen = new CopyOnWriteArrayList<>();

    /** Takes the rules for payloads from these, and enters each as a pending path. */
    public Payloads(List<PathRule> rules, MarkedTypes marked, Reflection reflection, Scope scope, Paths paths) {
        this.marked = marked;
        this.reflection = reflection;
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
     */
    public @Nullable OldProperty property(BodyProperty property) {
        List<Path> found = paths(property, PathState.WATCHED, null);
        return found.isEmpty() ? null : new OldProperty(found, fieldPath(property.field(), found));
    }

    /**
     * Notes that uses of a property, if it is old, may go unseen.
     *
     * @param reason why, in a few words
     */
    public void uncountable(BodyProperty property, String reason) {
        paths(property, PathState.UNCOUNTABLE, reason);
    }

    /**
     * Notes which properties a class has: a library has put together what reads or writes it.
     *
     * @param names all that the library knows, of reading and of writing if it can tell
     */
    public void bound(Class<?> bean, Collection<String> names) {
        for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
            bound(type.getName(), bean.getName(), names);
        }
    }

    /** Notes which properties the class of this name has. */
    public void bound(String type, Collection<String> names) {
        bound(type, type, names);
    }

    private void bound(String named, String type, Collection<String> names) {
        for (int i = 0; i < rules.size(); i++) {
            PayloadRule rule = rules.get(i);
            if (named.equals(rule.exactType())) {
                misnamed.bound(rule, register(rule.idUntilFound(), rule.info()), type, names);
            }
        }
    }

    /**
     * Notes that bodies become this class, or it becomes bodies, without the library's own code.
     *
     * @param reason how, such as {@code read by com.acme.OrderReader}
     */
    public void bypassed(Class<?> bean, String reason) {
        Set<Class<?>> types = new BodyProperty(bean, "").types();
        Set<String> javaNames = null;
        for (int i = 0; i < rules.size(); i++) {
            PayloadRule rule = rules.get(i);
            for (Class<?> type : types) {
                if (!rule.matchesType(type)) {
                    continue;
                }
                if (rule.exactType() == null && javaNames == null) {
                    javaNames = JavaNames.of(types);
                }
                if (rule.exactType() != null || (javaNames != null && rule.matchesAny(javaNames))) {
                    Bypassed.uncountable(register(rule.idUntilFound(), rule.info()), reason);
                }
            }
        }
        bypassed.add(types, reason);
    }

    /**
     * Returns what to count when a property comes under this other name, or null when no rule names it so. A mark does
     * not make another name old.
     */
    public @Nullable OldProperty alias(BodyProperty property, String alias) {
        PayloadRule rule = rule(property, alias);
        if (rule == null || rule == rule(property, property.name())) {
            return null;
        }
        String derived = property.declaring().getName() + '#' + alias;
        String id = rule.id();
        Path path = register(id != null ? id : derived, rule.info());
        path.member(derived, PathState.WATCHED);
        bypassed.known(property.declaring(), path);
        found(rule);
        return new OldProperty(Collections.singletonList(path), null);
    }

    /** Whether a rule or a mark concerns anything in this class, so that it is worth looking at its properties. */
    public boolean concerns(Class<?> bean) {
        BodyProperty any = new BodyProperty(bean, "");
        for (Class<?> type : any.types()) {
            if (marked.has(type)) {
                return true;
            }
            for (int i = 0; i < rules.size(); i++) {
                if (rules.get(i).matchesType(type)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether any rule names a property that its class may no longer have. */
    public boolean hasRemoved() {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).isRemoved()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns what to count when a body has this name, of which the class knows nothing; null when no rule says that it
     * once did.
     */
    public @Nullable OldProperty removed(Class<?> bean, String name) {
        for (int i = 0; i < rules.size(); i++) {
            PayloadRule rule = rules.get(i);
            if (rule.isRemoved() && rule.matches(bean, null, name)) {
                String derived = bean.getName() + '#' + name;
                Path path = named(rule, derived);
                path.member(derived, PathState.WATCHED);
                bypassed.known(bean, path);
                return new OldProperty(Collections.singletonList(path), null);
            }
        }
        return null;
    }

    /**
     * Whether a rule says that this class once had other properties; a body may still have them. The library that asks
     * tells about every name which the class does not know.
     */
    public boolean hadMore(Class<?> bean) {
        boolean found = false;
        for (int i = 0; i < rules.size(); i++) {
            PayloadRule rule = rules.get(i);
            if (rule.isRemoved() && rule.matchesType(bean)) {
                found = true;
                String name = rule.exactProperty();
                if (name != null) {
                    removed(bean, name);
                }
            }
        }
        return found;
    }

    /**
     * Notes that this class is written with names that it does not declare, such as those of a map: what rules say that it
     * once had may be written unseen.
     */
    public void writtenWithAnyName(Class<?> bean, String reason) {
        for (int i = 0; i < rules.size(); i++) {
            PayloadRule rule = rules.get(i);
            if (rule.isRemoved() && rule.matchesType(bean)) {
                Bypassed.uncountable(register(rule.idUntilFound(), rule.info()), reason);
            }
        }
    }

    /** Whether a rule names properties of the class with this internal name, or of the class around it. */
    public boolean namesTypeAt(String internalName) {
        if (rules.isEmpty()) {
            return false;
        }
        String type = internalName.replace('/', '.');
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).isWithin(type)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the path of a property of a class that need not be loaded; null when it is not old.
     *
     * @param type the name of the class
     * @param deprecated whether it is marked where no annotation shows it
     */
    public @Nullable Path property(String type, String name, boolean deprecated) {
        String derived = type + '#' + name;
        Path found = null;
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).matches(type, name)) {
                Path path = named(rules.get(i), derived);
                if (found == null) {
                    found = path;
                } else if (found != path) {
                    path.member(derived, PathState.UNCOUNTABLE, "counted as " + found.id());
                }
            }
        }
        return found == null && deprecated && scope.countsDeprecated(type.replace('.', '/'))
                ? register(derived, PathInfo.NONE)
                : found;
    }

    private Path named(PayloadRule rule, String derived) {
        String id = rule.id();
        Path path = register(id != null ? id : derived, rule.info());
        path.member(derived, PathState.PENDING);
        found(rule);
        return path;
    }

    /**
     * Notes that a library should be watched and cannot: it may use properties unseen, and the members behind them.
     *
     * @return whether this is new
     */
    public boolean failed(String library) {
        String reason = library + " could not be woven";
        boolean isNew = !unseen.contains(reason);
        reflection.unseen(reason);
        unseen(reason);
        return isNew;
    }

    /**
     * Notes that all properties, also those that become known later, may be used unseen.
     *
     * @param reason why, in a few words
     * @return whether this concerns any property known by now, and is new
     */
    public boolean unseen(String reason) {
        // First the reason, then the look: a property that becomes known meanwhile is in one of the two.
        if (unseen.contains(reason)) {
            return false;
        }
        unseen.add(reason);
        boolean concerns = false;
        for (Path path : paths.all()) {
            if (path.kind() == PathKind.PAYLOAD) {
                path.member(reason, PathState.FAILED, reason);
                concerns = true;
            }
        }
        return concerns;
    }

    private Path register(String id, PathInfo info) {
        Path path = paths.register(PathKind.PAYLOAD, id, info);
        for (String reason : unseen) {
            path.member(reason, PathState.FAILED, reason);
        }
        return path;
    }

    /** The path of a property, in this state from now on; several when rules name it by several ids, none if not old. */
    private List<Path> paths(BodyProperty property, PathState state, @Nullable String reason) {
        List<Path> found = new ArrayList<>(1);
        MarkedMember mark = mark(property);
        for (int i = 0; i < rules.size(); i++) {
            PayloadRule rule = rules.get(i);
            if (rule.matches(property, property.name())) {
                add(found, property, rule, mark, state, reason);
                found(rule);
            }
        }
        boolean counts = property.isDeprecated()
                && scope.countsDeprecated(property.bean().getName().replace('.', '/'));
        if (found.isEmpty() && (mark != null || counts)) {
            add(found, property, null, mark, state, reason);
        }
        return found;
    }

    private void add(
            List<Path> found,
            BodyProperty property,
            @Nullable PayloadRule rule,
            @Nullable MarkedMember mark,
            PathState state,
            @Nullable String reason) {
        Class<?> declaring = property.declaring();
        String derived = declaring.getName() + '#' + property.name();
        String ruled = rule == null ? null : rule.id();
        String id = ruled != null ? ruled : mark != null && mark.id() != null ? mark.id() : derived;
        PathInfo info = mark == null ? PathInfo.NONE : mark.info();
        Path path = register(id, rule == null ? info : rule.info().or(info));
        path.member(reason == null ? derived : derived + ' ' + reason, state, reason);
        bypassed.known(property.bean(), path);
        bypassed.known(declaring, path);
        if (!found.contains(path)) {
            found.add(path);
        }
    }

    private void found(PayloadRule rule) {
        misnamed.found(rule, register(rule.idUntilFound(), rule.info()));
    }

    /** The mark on any of its members; one that gives an id before others. */
    private @Nullable MarkedMember mark(BodyProperty property) {
        MarkedMember found = null;
        for (Member member : property.members()) {
            found = better(found, mark(member));
        }
        String javaName = property.javaName();
        for (Class<?> type : property.types()) {
            found = better(found, marked.property(type, javaName));
        }
        return found;
    }

    private static @Nullable MarkedMember better(@Nullable MarkedMember found, @Nullable MarkedMember other) {
        return found == null || (found.id() == null && other != null && other.id() != null) ? other : found;
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

    private @Nullable PayloadRule rule(BodyProperty property, String name) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).matches(property, name)) {
                return rules.get(i);
            }
        }
        return null;
    }

    /**
     * The path of the field behind a property, when it has another id: whoever asks about the field must see that
     * bodies use it. Under the same id one use would count twice.
     */
    private @Nullable Path fieldPath(@Nullable Field field, List<Path> payloads) {
        if (field == null) {
            return null;
        }
        MarkedMember mark = marked.field(field.getDeclaringClass(), field.getName());
        String fieldId = mark != null && mark.id() != null
                ? mark.id()
                : field.getDeclaringClass().getName() + '#' + field.getName();
        for (Path payload : payloads) {
            if (payload.id().equals(fieldId)) {
                return null;
            }
        }
        return paths.find(PathKind.FIELD, fieldId);
    }
}
