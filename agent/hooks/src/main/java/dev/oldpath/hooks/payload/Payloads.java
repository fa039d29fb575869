package dev.oldpath.hooks.payload;

import dev.oldpath.config.PathRule;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathState;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.hook.ClassHook;
import dev.oldpath.weave.mark.MarkedMember;
import dev.oldpath.weave.mark.MarkedTypes;
import dev.oldpath.weave.reflection.Reflection;
import dev.oldpath.weave.rule.Scope;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides which properties of bodies are old, when a library first meets the class behind them. Thread-safe. */
public final class Payloads {
    private final PayloadRules rules;
    private final PropertyMarks marks;
    private final Reflection reflection;
    private final Scope scope;
    private final PayloadPaths paths;
    private final Bypassed bypassed = new Bypassed();

    /** Takes the rules for payloads from these, and enters each as a pending path. */
    public Payloads(List<PathRule> rules, MarkedTypes marked, Reflection reflection, Scope scope, Paths paths) {
        this.marks = new PropertyMarks(marked);
        this.reflection = reflection;
        this.scope = scope;
        this.paths = new PayloadPaths(paths);
        this.rules = new PayloadRules(rules, this.paths, marked);
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
        for (Class<?> type : new BodyProperty(bean, "").types()) {
            rules.bound(type.getName(), bean.getName(), names);
        }
    }

    /** Notes which properties the class of this name has. */
    public void bound(String type, Collection<String> names) {
        rules.bound(type, type, names);
    }

    /**
     * Notes that bodies become this class, or it becomes bodies, without the library's own code.
     *
     * @param reason how, such as {@code read by com.acme.OrderReader}
     */
    public void bypassed(Class<?> bean, String reason) {
        Set<Class<?>> types = new BodyProperty(bean, "").types();
        rules.bypassed(types, reason);
        bypassed.add(types, reason);
    }

    /**
     * Returns what to count when a property comes under this other name, or null when no rule names it so. A mark does
     * not make another name old.
     */
    public @Nullable OldProperty alias(BodyProperty property, String alias) {
        List<Path> found = new ArrayList<>(1);
        for (PayloadRule rule : rules.all()) {
            if (rule.matches(property, alias) && !rule.matches(property, property.name())) {
                String derived = property.declaring().getName() + '#' + alias;
                String id = rule.id();
                Path path = paths.register(id != null ? id : derived, rule.info());
                path.watched(derived);
                bypassed.known(property.declaring(), path);
                rules.found(rule);
                if (!found.contains(path)) {
                    found.add(path);
                }
            }
        }
        return found.isEmpty() ? null : new OldProperty(found, null);
    }

    /** Returns the formats other than JSON of which the generated classes are known. */
    public static List<String> formats() {
        return NamedClasses.formats();
    }

    /** Sees which of the classes that rules name there are. */
    public ClassHook namedClasses() {
        return new NamedClasses(rules);
    }

    /**
     * All places known from which classes come have been read, and the application has loaded what it starts with.
     *
     * @param complete whether there are no others
     */
    public void settled(boolean complete) {
        rules.settled(complete);
    }

    /** Whether a rule or a mark concerns anything in this class, so that it is worth looking at its properties. */
    public boolean concerns(Class<?> bean) {
        BodyProperty any = new BodyProperty(bean, "");
        for (Class<?> type : any.types()) {
            if (marks.has(type) || rules.concern(type)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any rule names a property that its class may no longer have. */
    public boolean hasRemoved() {
        return rules.haveRemoved();
    }

    /**
     * Returns what to count when a body has this name, of which the class knows nothing; null when no rule says that it
     * once did.
     */
    public @Nullable OldProperty removed(Class<?> bean, String name) {
        for (PayloadRule rule : rules.all()) {
            if (rule.isRemoved() && rule.matches(bean, null, name)) {
                String derived = bean.getName() + '#' + name;
                Path path = named(rule, derived);
                path.watched(derived);
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
        for (PayloadRule rule : rules.all()) {
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
        rules.writtenWithAnyName(bean, reason);
    }

    /** Whether a rule names properties of the class with this internal name, or of the class around it. */
    public boolean namesTypeAt(String internalName) {
        return rules.nameTypeAt(internalName);
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
        for (PayloadRule rule : rules.all()) {
            if (rule.matches(type, name)) {
                Path path = named(rule, derived);
                if (found == null) {
                    found = path;
                } else if (found != path) {
                    path.uncountable(derived, "counted as " + found.id());
                }
            }
        }
        String entry = deprecated ? scope.entryOf(type.replace('.', '/')) : null;
        return found == null && entry != null ? paths.register(derived, by(entry)) : found;
    }

    private static PathInfo by(@Nullable String entry) {
        return new PathInfo.Builder().scope(entry).build();
    }

    private Path named(PayloadRule rule, String derived) {
        String id = rule.id();
        Path path = paths.register(id != null ? id : derived, rule.info());
        path.pending(derived);
        rules.found(rule);
        return path;
    }

    /**
     * Notes that a library should be watched and cannot: it may use properties unseen, and the members behind them.
     *
     * @return whether this is new
     */
    public boolean failed(String library) {
        String reason = library + " could not be woven";
        boolean isNew = !paths.isUnseen(reason);
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
        return paths.unseen(reason);
    }

    /** The path of a property, in this state from now on; several when rules name it by several ids, none if not old. */
    private List<Path> paths(BodyProperty property, PathState state, @Nullable String reason) {
        List<Path> found = new ArrayList<>(1);
        MarkedMember mark = marks.mark(property);
        for (PayloadRule rule : rules.all()) {
            if (rule.matches(property, property.name())) {
                add(found, property, rule, mark, state, reason);
                rules.found(rule);
            }
        }
        String entry = property.isDeprecated()
                ? scope.entryOf(property.bean().getName().replace('.', '/'))
                : null;
        if (found.isEmpty() && (mark != null || entry != null)) {
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
        PathInfo info = mark != null
                ? mark.info()
                : by(
                        property.isDeprecated()
                                ? scope.entryOf(property.bean().getName().replace('.', '/'))
                                : null);
        Path path = paths.register(id, rule == null ? info : rule.info().or(info));
        path.note(reason == null ? derived : derived + ' ' + reason, state, reason);
        bypassed.known(property.bean(), path);
        bypassed.known(declaring, path);
        if (!found.contains(path)) {
            found.add(path);
        }
    }

    /**
     * The path of the field behind a property, when it has another id: whoever asks about the field must see that
     * bodies use it. Under the same id one use would count twice.
     */
    private @Nullable Path fieldPath(@Nullable Field field, List<Path> payloads) {
        if (field == null) {
            return null;
        }
        MarkedMember mark = marks.field(field);
        String fieldId = mark != null && mark.id() != null
                ? mark.id()
                : field.getDeclaringClass().getName() + '#' + field.getName();
        for (Path payload : payloads) {
            if (payload.id().equals(fieldId)) {
                return null;
            }
        }
        return paths.field(fieldId);
    }
}
