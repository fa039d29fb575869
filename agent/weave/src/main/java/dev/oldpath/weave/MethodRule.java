package dev.oldpath.weave;

import dev.oldpath.config.PathRule;
import dev.oldpath.ledger.PathInfo;
import org.jspecify.annotations.Nullable;

/** A {@code method:} rule, such as {@code com.acme.Pricing#legacy*} or {@code com.acme.Pricing#<init>(int)}. Thread-safe. */
final class MethodRule {
    private final PathRule rule;
    private final String typePattern;
    private final Glob type;
    private final Glob method;
    private final @Nullable String parameters;
    private final PathInfo info;
    private volatile boolean hasMatched;

    MethodRule(PathRule rule) {
        this.rule = rule;
        String pattern = rule.pattern().replace(" ", "");
        int hash = pattern.indexOf('#');
        int paren = pattern.indexOf('(');
        this.typePattern = pattern.substring(0, hash).replace('.', '/');
        this.type = new Glob(typePattern);
        this.method = new Glob(pattern.substring(hash + 1, paren < 0 ? pattern.length() : paren));
        this.parameters = paren < 0 ? null : pattern.substring(paren);
        this.info = RuleInfo.of(rule).build();
    }

    PathRule rule() {
        return rule;
    }

    @Nullable
    String id() {
        return rule.id();
    }

    PathInfo info() {
        return info;
    }

    /** Notes that the rule has named a method that exists. */
    void matched() {
        hasMatched = true;
    }

    /** Whether the rule has named a method that exists. */
    boolean hasMatched() {
        return hasMatched;
    }

    /** The internal name of the only type that the rule concerns, or null when it names several by a pattern. */
    @Nullable
    String exactType() {
        return typePattern.indexOf('*') < 0 ? typePattern : null;
    }

    boolean matchesType(String internalName) {
        return type.matches(internalName);
    }

    /**
     * Whether the rule names this method of a matching type.
     *
     * @param signature parameter types as in {@code (java.lang.String,int)}
     */
    boolean matchesMethod(String name, String signature) {
        return method.matches(name) && (parameters == null || parameters.equals(signature));
    }
}
