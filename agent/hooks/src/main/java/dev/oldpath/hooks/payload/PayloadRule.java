package dev.oldpath.hooks.payload;

import dev.oldpath.config.PathRule;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.weave.rule.Glob;
import org.jspecify.annotations.Nullable;

/** A {@code payload:} rule, such as {@code com.acme.OrderDto#priority}. Thread-safe. */
final class PayloadRule {
    private final PathRule rule;
    private final Glob type;
    private final Glob property;
    private volatile boolean hasMatched;

    PayloadRule(PathRule rule) {
        int hash = rule.pattern().indexOf('#');
        this.rule = rule;
        this.type = new Glob(rule.pattern().substring(0, hash));
        this.property = new Glob(rule.pattern().substring(hash + 1));
    }

    boolean matchesType(Class<?> type) {
        return matchesType(type.getName());
    }

    boolean matchesType(String typeName) {
        return type.matches(typeName);
    }

    /** Whether it names this type, or may name one inside, or one whose builder this is. */
    boolean isWithin(String typeName) {
        return type.matches(typeName)
                || rule.pattern().startsWith(typeName + '$')
                || (typeName.endsWith("$Builder")
                        && type.matches(typeName.substring(0, typeName.length() - "$Builder".length())));
    }

    boolean matches(String typeName, String name) {
        return property.matches(name) && type.matches(typeName);
    }

    /** The property or the pattern for properties that it names. */
    String property() {
        return rule.pattern().substring(rule.pattern().indexOf('#') + 1);
    }

    /** The only property that it names; null when it names several by a pattern. */
    @Nullable
    String exactProperty() {
        String name = property();
        return name.indexOf('*') < 0 ? name : null;
    }

    /** Whether a person vouches that it names what is there, and that only watched libraries read and write its class. */
    boolean isConfirmed() {
        return rule.info().confirmed() != null;
    }

    /** Whether it names a property that the class may no longer have. */
    boolean isRemoved() {
        return rule.removed();
    }

    boolean matches(Class<?> bean, @Nullable Class<?> declaring, String name) {
        return property.matches(name)
                && (type.matches(bean.getName()) || (declaring != null && type.matches(declaring.getName())));
    }

    /** Whether it names this property: through its class, or by the very name of a type that hands it down. */
    boolean matches(BodyProperty body, String name) {
        if (matches(body.bean(), body.declaring(), name)) {
            return true;
        }
        String exact = exactType();
        if (exact != null && property.matches(name)) {
            for (Class<?> each : body.types()) {
                if (each.getName().equals(exact)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether it names a property that has one of these names. */
    boolean matchesAny(Iterable<String> names) {
        for (String name : names) {
            if (property.matches(name)) {
                return true;
            }
        }
        return false;
    }

    /** The name of the only type that it concerns; null when it names several by a pattern. */
    @Nullable
    String exactType() {
        String name = rule.pattern().substring(0, rule.pattern().indexOf('#'));
        return name.indexOf('*') < 0 ? name : null;
    }

    /** Notes that it has named a property that a class has. */
    void matched() {
        hasMatched = true;
    }

    boolean hasMatched() {
        return hasMatched;
    }

    /** Its place in the configuration, and its text. */
    String described() {
        return rule.place() + ": payload rule " + rule.pattern();
    }

    /** The id of a property that it names; null when it gives none and names several by a pattern. */
    @Nullable
    String id() {
        if (rule.id() != null) {
            return rule.id();
        }
        return rule.pattern().indexOf('*') < 0 ? rule.pattern() : null;
    }

    /** The id under which it is known until it has named something. */
    String idUntilFound() {
        String id = rule.id();
        return id == null ? rule.pattern() : id;
    }

    PathInfo info() {
        return rule.info();
    }

    /** Stands for what the rule names until that is found; rules that share an id each have their own. */
    String member() {
        return "rule at " + rule.place();
    }
}
