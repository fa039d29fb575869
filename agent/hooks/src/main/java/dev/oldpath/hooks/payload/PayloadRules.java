package dev.oldpath.hooks.payload;

import dev.oldpath.config.PathRule;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.weave.mark.MarkedTypes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The rules for payloads, and a path for each of them until it has matched something. Thread-safe. */
final class PayloadRules implements Consumer<Class<?>> {
    private final List<PayloadRule> rules;
    private final PayloadPaths paths;
    private final MarkedTypes marked;
    private final UnmatchedRules unmatched = new UnmatchedRules();
    /** The internal names of the classes that rules name. */
    private final Set<String> named = new HashSet<>();
    /** Those of them that have not been found. */
    private final Set<String> missing = Collections.newSetFromMap(new ConcurrentHashMap<>());
    /** How those that are in use are, in a few words. */
    private final Map<String, String> uses = new ConcurrentHashMap<>();

    /**
     * Takes the rules for payloads from these, and enters each as a pending path. A rule that gets its ids from what it finds
     * is not entered: a path that is reported, and then not any more, would stay BLIND.
     */
    PayloadRules(List<PathRule> all, PayloadPaths paths, MarkedTypes marked) {
        this.marked = marked;
        this.paths = paths;
        List<PayloadRule> payloads = new ArrayList<>();
        for (PathRule rule : all) {
            if (rule.kind() == PathKind.PAYLOAD) {
                PayloadRule payload = new PayloadRule(rule);
                payloads.add(payload);
                String type = payload.exactType();
                if (type != null && !type.startsWith("java.")) {
                    named.add(type.replace('.', '/'));
                }
                if (payload.id() != null) {
                    path(payload).pending(payload.member());
                }
            }
        }
        missing.addAll(named);
        rules = Collections.unmodifiableList(payloads);
    }

    List<PayloadRule> all() {
        return rules;
    }

    private Path path(PayloadRule rule) {
        return paths.register(rule.idUntilFound(), rule.info());
    }

    /** Returns the internal names of the classes that rules name. */
    Set<String> names() {
        return Collections.unmodifiableSet(named);
    }

    /** A class is there: in a place from which classes come, or loaded. */
    void classFound(String internalName) {
        if (missing.remove(internalName)) {
            for (PayloadRule rule : of(internalName)) {
                unmatched.classFound(rule, path(rule));
            }
        }
    }

    /** An object of a class that rules name has been made. */
    void made(String internalName) {
        used(internalName, "objects of its class are made, and no watched library reads or writes them");
    }

    /** An object of a class has been made, without a constructor that would report it. */
    @Override
    public void accept(Class<?> type) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            String internalName = each.getName().replace('.', '/');
            if (named.contains(internalName)) {
                made(internalName);
            }
        }
    }

    /** Java serialization may make objects of a class that rules name, without a constructor that would report it. */
    void deserialized(String internalName) {
        used(
                internalName,
                "Java serialization may make objects of its class, and no watched library reads or writes them");
    }

    /** An interface that rules name has been loaded: objects of it cannot be seen. */
    void loadedInterface(String internalName) {
        used(internalName, "its class is an interface, and no watched library reads or writes it");
    }

    private void used(String internalName, String use) {
        if (!uses.containsKey(internalName)) {
            uses.putIfAbsent(internalName, use);
        }
    }

    /** The class is read and written by its own code, or by what nobody sees. */
    void bypassed(String internalName, String reason) {
        for (PayloadRule rule : of(internalName)) {
            bypassed(rule, reason);
        }
    }

    private void bypassed(PayloadRule rule, String reason) {
        Bypassed.uncountable(path(rule), reason);
        unmatched.bypassed(rule, path(rule));
    }

    private List<PayloadRule> of(String internalName) {
        String type = internalName.replace('/', '.');
        List<PayloadRule> found = new ArrayList<>();
        for (PayloadRule rule : rules) {
            if (type.equals(rule.exactType())) {
                found.add(rule);
            }
        }
        return found;
    }

    /**
     * All places known so far have been read.
     *
     * @param complete whether there are no others
     */
    void settled(boolean complete) {
        for (PayloadRule rule : rules) {
            String type = rule.exactType();
            if (type != null && missing.contains(type.replace('.', '/'))) {
                unmatched.noClass(rule, path(rule), complete);
            } else {
                settled(rule);
            }
        }
    }

    /** The process ends, perhaps before anything was settled: what nobody has bound or found by now stays so. */
    void ended() {
        rules.forEach(this::settled);
    }

    private void settled(PayloadRule rule) {
        if (rule.id() == null) {
            return;
        }
        String type = rule.exactType();
        if (type != null) {
            String use = uses.get(type.replace('.', '/'));
            if (use != null) {
                unmatched.usedByOthers(rule, path(rule), use);
            }
        } else if (!rule.isRemoved()) {
            unmatched.unproven(rule, path(rule));
        }
    }

    /** Whether any concerns the type. */
    boolean concern(Class<?> type) {
        for (PayloadRule rule : rules) {
            if (rule.matchesType(type)) {
                return true;
            }
        }
        return false;
    }

    /** Whether any names a property that its class may no longer have. */
    boolean haveRemoved() {
        for (PayloadRule rule : rules) {
            if (rule.isRemoved()) {
                return true;
            }
        }
        return false;
    }

    /** Whether any names properties of the class with this internal name, or of the class around it. */
    boolean nameTypeAt(String internalName) {
        if (rules.isEmpty()) {
            return false;
        }
        String type = internalName.replace('/', '.');
        for (PayloadRule rule : rules) {
            if (rule.isWithin(type)) {
                return true;
            }
        }
        return false;
    }

    /** A rule has named a property. */
    void found(PayloadRule rule) {
        unmatched.found(rule, path(rule));
    }

    /** A class, named or extended by the type that is bound, has these properties. */
    void bound(String named, String bound, Collection<String> names) {
        for (PayloadRule rule : rules) {
            if (named.equals(rule.exactType())) {
                unmatched.bound(rule, path(rule), bound, names);
            }
        }
    }

    /** A class with these types is bound by code that does not count: what rules name in them is uncountable. */
    void bypassed(Set<Class<?>> types, String reason) {
        for (PayloadRule rule : rules) {
            for (Class<?> type : types) {
                // A pattern may mean other classes: only where there is something that it may name.
                if (rule.matchesType(type)
                        && (rule.exactType() != null || rule.matchesAny(JavaNames.of(types, marked)))) {
                    bypassed(rule, reason);
                }
            }
        }
    }

    /** Properties that the class once had, by a rule, may be written without being counted. */
    void writtenWithAnyName(Class<?> bean, String reason) {
        for (PayloadRule rule : rules) {
            if (rule.isRemoved() && rule.matchesType(bean)) {
                Bypassed.uncountable(path(rule), reason);
            }
        }
    }
}
