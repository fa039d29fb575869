package dev.oldpath.hooks.payload;

import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathState;
import dev.oldpath.weave.mark.MarkedMember;
import dev.oldpath.weave.rule.Scope;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the paths of a property: by the rules that name it, else by its mark. A property that several rules name by several
 * ids has several. Thread-safe.
 */
final class PropertyPaths {
    private final PayloadRules rules;
    private final PropertyMarks marks;
    private final Scope scope;
    private final PayloadPaths paths;
    private final Bypassed bypassed;

    PropertyPaths(PayloadRules rules, PropertyMarks marks, Scope scope, PayloadPaths paths, Bypassed bypassed) {
        this.rules = rules;
        this.marks = marks;
        this.scope = scope;
        this.paths = paths;
        this.bypassed = bypassed;
    }

    /** The paths of a property, in this state from now on; none if it is not old. */
    List<Path> paths(BodyProperty property, PathState state, @Nullable String reason) {
        List<Path> found = new ArrayList<>(1);
        MarkedMember mark = marks.mark(property);
        String entry = property.isDeprecated() ? entry(property.bean().getName()) : null;
        PathInfo info = mark != null ? mark.info() : by(entry);
        for (PayloadRule rule : rules.all()) {
            if (rule.matches(property, property.name())) {
                String id = rule.id() != null ? rule.id() : idByMark(property, mark);
                add(found, property, paths.register(id, rule.info().or(info)), state, reason);
                rules.found(rule);
            }
        }
        if (found.isEmpty() && (mark != null || entry != null)) {
            add(found, property, paths.register(idByMark(property, mark), info), state, reason);
        }
        return found;
    }

    private @Nullable String entry(String type) {
        return scope.entryOf(type.replace('.', '/'));
    }

    private static PathInfo by(@Nullable String entry) {
        return new PathInfo.Builder().scope(entry).build();
    }

    private static String derivedId(BodyProperty property) {
        return property.declaring().getName() + '#' + property.name();
    }

    private static String idByMark(BodyProperty property, @Nullable MarkedMember mark) {
        String given = mark == null ? null : mark.id();
        return given != null ? given : derivedId(property);
    }

    private void add(List<Path> found, BodyProperty property, Path path, PathState state, @Nullable String reason) {
        String derived = derivedId(property);
        path.note(reason == null ? derived : derived + ' ' + reason, state, reason);
        bypassed.addPath(property.bean(), path);
        bypassed.addPath(property.declaring(), path);
        if (!found.contains(path)) {
            found.add(path);
        }
    }

    /** The paths of a property under another name that only rules know it by; none if no rule does. */
    List<Path> alias(BodyProperty property, String alias) {
        List<Path> found = new ArrayList<>(1);
        for (PayloadRule rule : rules.all()) {
            if (rule.matches(property, alias) && !rule.matches(property, property.name())) {
                String derived = property.declaring().getName() + '#' + alias;
                String id = rule.id();
                Path path = paths.register(id != null ? id : derived, rule.info());
                path.watched(derived);
                bypassed.addPath(property.declaring(), path);
                rules.found(rule);
                if (!found.contains(path)) {
                    found.add(path);
                }
            }
        }
        return found;
    }

    /** The path of a property that a class once had, by a rule; null when there is none. */
    @Nullable
    Path removed(Class<?> bean, String name) {
        for (PayloadRule rule : rules.all()) {
            if (rule.isRemoved() && rule.matches(bean, null, name)) {
                String derived = bean.getName() + '#' + name;
                Path path = pending(rule, derived);
                path.watched(derived);
                bypassed.addPath(bean, path);
                return path;
            }
        }
        return null;
    }

    /**
     * The path of a property of a class that need not be loaded; null when it is not old.
     *
     * @param type the name of the class
     * @param deprecated whether it is marked where no annotation shows it
     */
    @Nullable
    Path path(String type, String name, boolean deprecated) {
        String derived = type + '#' + name;
        Path found = null;
        for (PayloadRule rule : rules.all()) {
            if (rule.matches(type, name)) {
                Path path = pending(rule, derived);
                if (found == null) {
                    found = path;
                } else if (found != path) {
                    path.uncountable(derived, "counted as " + found.id());
                }
            }
        }
        String entry = deprecated ? entry(type) : null;
        return found == null && entry != null ? paths.register(derived, by(entry)) : found;
    }

    private Path pending(PayloadRule rule, String derived) {
        String id = rule.id();
        Path path = paths.register(id != null ? id : derived, rule.info());
        path.pending(derived);
        rules.found(rule);
        return path;
    }

    /**
     * The path of the field behind a property, when it has another id: a question about the field must show that
     * bodies use it. Under the same id one use would count twice.
     */
    @Nullable
    Path field(@Nullable Field field, List<Path> payloads) {
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
