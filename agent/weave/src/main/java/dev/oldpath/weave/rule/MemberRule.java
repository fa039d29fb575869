package dev.oldpath.weave.rule;

import dev.oldpath.config.PathRule;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import org.jspecify.annotations.Nullable;

/** A rule that names members of types, such as {@code com.acme.Order#priority}. Thread-safe. */
public abstract class MemberRule {
    private final PathRule rule;
    private final String typePattern;
    private final Glob type;
    private volatile boolean hasMatched;

    MemberRule(PathRule rule) {
        this.rule = rule;
        String pattern = rule.pattern().replace(" ", "");
        this.typePattern = pattern.substring(0, pattern.indexOf('#')).replace('.', '/');
        this.type = new Glob(typePattern);
    }

    /** What is behind the {@code #}. */
    static String member(PathRule rule) {
        String pattern = rule.pattern().replace(" ", "");
        return pattern.substring(pattern.indexOf('#') + 1);
    }

    public abstract PathKind kind();

    public PathRule rule() {
        return rule;
    }

    @Nullable
    public String id() {
        return rule.id();
    }

    /**
     * Whether the path that the rule makes has an id which is known before anything has been found. That of a pattern, or
     * of a method without its parameters, is derived from what it finds.
     */
    public boolean hasOneId() {
        String pattern = rule.pattern();
        return rule.id() != null
                || (pattern.indexOf('*') < 0 && (kind() != PathKind.METHOD || pattern.indexOf('(') >= 0));
    }

    public PathInfo info() {
        return rule.info();
    }

    /** Notes that the rule has named a member that exists. */
    public void matched() {
        hasMatched = true;
    }

    /** Whether the rule has named a member that exists. */
    public boolean hasMatched() {
        return hasMatched;
    }

    /** The internal name of the only type that the rule concerns, or null when it names several by a pattern. */
    @Nullable
    String exactType() {
        return typePattern.indexOf('*') < 0 ? typePattern : null;
    }

    /** With what the internal names of its types begin. */
    public String typePrefix() {
        int star = typePattern.indexOf('*');
        return star < 0 ? typePattern : typePattern.substring(0, star);
    }

    boolean matchesType(String internalName) {
        return type.matches(internalName);
    }
}
