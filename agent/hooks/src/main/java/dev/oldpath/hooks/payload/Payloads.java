package dev.oldpath.hooks.payload;

import dev.oldpath.config.PathRule;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathState;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.hook.ClassHook;
import dev.oldpath.weave.mark.MarkedTypes;
import dev.oldpath.weave.reflection.Reflection;
import dev.oldpath.weave.rule.Scope;
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
    private final PayloadPaths paths;
    private final Bypassed bypassed = new Bypassed();
    private final PropertyPaths properties;

    /** Takes the rules for payloads from these, and enters each as a pending path. */
    public Payloads(List<PathRule> rules, MarkedTypes marked, Reflection reflection, Scope scope, Paths paths) {
        this.marks = new PropertyMarks(marked);
        this.reflection = reflection;
        this.paths = new PayloadPaths(paths);
        this.rules = new PayloadRules(rules, this.paths, marked);
        this.properties = new PropertyPaths(this.rules, marks, scope, this.paths, bypassed);
        if (!this.rules.names().isEmpty()) {
            reflection.tellUnconstructed(this.rules);
        }
    }

    /**
     * Returns what to count for a property, or null when it is not old. One property is one path, whichever of its
     * members carries the mark.
     */
    public @Nullable OldProperty property(BodyProperty property) {
        List<Path> found = properties.paths(property, PathState.WATCHED, null);
        return found.isEmpty() ? null : new OldProperty(found, properties.field(property.field(), found));
    }

    /**
     * Notes that uses of a property, if it is old, may not be counted.
     *
     * @param reason why, in a few words
     */
    public void uncountable(BodyProperty property, String reason) {
        properties.paths(property, PathState.UNCOUNTABLE, reason);
    }

    /**
     * Notes which properties a class has: a library has put together what reads or writes it.
     *
     * @param names all that the library knows, for reading and for writing if it knows them apart
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
     * Returns what to count when a body has a property under this other name, or null when no rule names it so. A mark does
     * not make another name old.
     */
    public @Nullable OldProperty alias(BodyProperty property, String alias) {
        List<Path> found = properties.alias(property, alias);
        return found.isEmpty() ? null : new OldProperty(found, null);
    }

    /** Returns the formats other than JSON of which the generated classes are known. */
    public static List<String> formats() {
        return NamedClasses.formats();
    }

    /** Sees which of the classes that rules name there are. */
    public ClassHook namedClasses(Crossings crossings) {
        return new NamedClasses(rules, reflection, crossings);
    }

    /**
     * All known places of classes have been read, and the application has loaded what it starts with.
     *
     * @param complete whether there are no others
     */
    public void settled(boolean complete) {
        rules.settled(complete);
    }

    /** The process ends. */
    public void ended() {
        rules.ended();
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
     * Returns what to count when a body has this name, which the class does not know; null when no rule names it as one
     * that the class once had.
     */
    public @Nullable OldProperty removed(Class<?> bean, String name) {
        Path found = properties.removed(bean, name);
        return found == null ? null : new OldProperty(Collections.singletonList(found), null);
    }

    /**
     * Whether a rule names other properties that this class once had; a body may still have them. The library that asks
     * reports every name which the class does not know.
     */
    public boolean hadMore(Class<?> bean) {
        boolean found = false;
        for (PayloadRule rule : rules.all()) {
            if (rule.isRemoved() && rule.matchesType(bean)) {
                found = true;
                String name = rule.exactProperty();
                if (name != null) {
                    properties.removed(bean, name);
                }
            }
        }
        return found;
    }

    /**
     * Notes that this class is written with names that it does not declare, such as those of a map: properties that it
     * once had, by a rule, may be written uncounted.
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
        return properties.path(type, name, deprecated);
    }

    /**
     * Notes that a library should be watched and cannot: it may use properties uncounted, and the members behind them.
     *
     * @return whether this is new
     */
    public boolean failed(String library) {
        String reason = library + " could not be woven";
        boolean isNew = !paths.haveFailed(reason);
        reflection.allUncountable(reason);
        failAll(reason);
        return isNew;
    }

    /**
     * Notes that all properties, also those that become known later, may be used uncounted.
     *
     * @param reason why, in a few words
     * @return whether this concerns any property known by now, and is new
     */
    public boolean failAll(String reason) {
        return paths.failAll(reason);
    }
}
