package dev.oldpath.weave.rule;

import dev.oldpath.config.PathRule;
import dev.oldpath.ledger.PathKind;
import org.jspecify.annotations.Nullable;

/** A {@code method:} rule, such as {@code com.acme.Pricing#legacy*} or {@code com.acme.Pricing#<init>(int)}. Thread-safe. */
public final class MethodRule extends MemberRule {
    private final Glob method;
    private final @Nullable String parameters;

    MethodRule(PathRule rule) {
        super(rule);
        String member = member(rule);
        int paren = member.indexOf('(');
        this.method = new Glob(paren < 0 ? member : member.substring(0, paren));
        this.parameters = paren < 0 ? null : member.substring(paren);
    }

    @Override
    public PathKind kind() {
        return PathKind.METHOD;
    }

    /**
     * Whether the rule names this method of a matching type.
     *
     * @param signature parameter types as in {@code (java.lang.String,int)}
     */
    public boolean matchesMethod(String name, String signature) {
        return method.matches(name) && (parameters == null || parameters.equals(signature));
    }
}
