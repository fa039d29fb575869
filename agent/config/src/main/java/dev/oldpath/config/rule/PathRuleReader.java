package dev.oldpath.config.rule;

import dev.oldpath.config.PathRule;
import dev.oldpath.config.text.Dates;
import dev.oldpath.config.text.Durations;
import dev.oldpath.config.text.EndpointPattern;
import dev.oldpath.config.text.Flag;
import dev.oldpath.config.text.Invalid;
import dev.oldpath.config.text.MemberPattern;
import dev.oldpath.config.text.MessagePattern;
import dev.oldpath.config.text.Problems;
import dev.oldpath.config.yaml.YamlNode;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one entry of {@code paths:}. A bad description, such as an unreadable date, is left out and the rule stays: it is
 * better to count an old path without its date than not to count it.
 */
public final class PathRuleReader {
    private static final List<String> KNOWN = Arrays.asList(
            "method",
            "field",
            "endpoint",
            "payload",
            "message",
            "id",
            "owner",
            "since",
            "removeAfter",
            "replacement",
            "confirmed",
            "quiet",
            "header",
            "equals",
            "removed");
    private static final List<PathKind> NAMED_BY_RULES =
            Arrays.asList(PathKind.METHOD, PathKind.FIELD, PathKind.ENDPOINT, PathKind.PAYLOAD, PathKind.MESSAGE);
    private static final String KINDS = "method, field, endpoint, payload or message";
    private static final String EXAMPLE = "- method: com.acme.Pricing#legacy*";
    private static final long MILLIS_PER_SECOND = 1_000;

    private final Fields fields;

    private PathRuleReader(Fields fields) {
        this.fields = fields;
    }

    /** The rule, or null if it cannot be used. */
    public static @Nullable PathRule read(YamlNode node, Problems problems) {
        Fields fields = Fields.read(node, KNOWN, EXAMPLE, problems);
        return fields == null ? null : new PathRuleReader(fields).rule();
    }

    private @Nullable PathRule rule() {
        PathKind kind = kind();
        String pattern = kind == null ? null : pattern(kind);
        if (kind == null || pattern == null) {
            return null;
        }
        condition(kind);
        boolean removed = removed(kind);
        return new PathRule(
                kind,
                pattern,
                fields.place(),
                fields.text("id"),
                new PathInfo.Builder()
                        .owner(fields.text("owner"))
                        .since(fields.text("since"))
                        .removeAfter(day("removeAfter", Dates::checked))
                        .replacement(fields.text("replacement"))
                        .confirmed(confirmed(kind))
                        .quietSeconds(quietSeconds())
                        .build(),
                removed);
    }

    private @Nullable PathKind kind() {
        PathKind found = null;
        boolean bad = false;
        for (PathKind kind : NAMED_BY_RULES) {
            bad |= fields.isBad(key(kind));
            if (fields.has(key(kind)) && found != null) {
                fields.reject("a rule names one old path, this one has '" + key(found) + "' and '" + key(kind)
                        + "'; split it into two rules");
                return null;
            }
            found = fields.has(key(kind)) ? kind : found;
        }
        if (found == null && !bad && !fields.hasUnknown()) {
            fields.reject("this rule names no old path; add " + KINDS + ", such as '" + EXAMPLE + "'");
        }
        return found;
    }

    private static String key(PathKind kind) {
        return kind.label();
    }

    private @Nullable String pattern(PathKind kind) {
        String text = String.valueOf(fields.text(key(kind)));
        try {
            switch (kind) {
                case METHOD:
                    return MemberPattern.method(text);
                case FIELD:
                    return MemberPattern.field(text);
                case PAYLOAD:
                    return MemberPattern.property(text);
                case ENDPOINT:
                    return EndpointPattern.normal(text);
                case MESSAGE:
                    return MessagePattern.normal(text);
                case BRANCH:
                    return null;
            }
        } catch (Invalid e) {
            fields.reject(key(kind), e);
        }
        return null;
    }

    /** A header may identify the messages. */
    private void condition(PathKind kind) {
        onlyIn(kind == PathKind.MESSAGE, "a message", "header");
        onlyIn(kind == PathKind.MESSAGE, "a message", "equals");
        if (fields.has("header") != fields.has("equals")) {
            String given = fields.has("header") ? "header" : "equals";
            String missing = fields.has("header") ? "equals" : "header";
            if (!fields.isBad(missing)) {
                fields.reject(given, new Invalid("is not used alone; add '" + missing + "'"));
            }
        }
    }

    /** A property may be gone from the code, yet still be sent. */
    private boolean removed(PathKind kind) {
        onlyIn(kind == PathKind.PAYLOAD, "a payload", "removed");
        String removed = fields.text("removed");
        try {
            return removed != null && Flag.parse(removed);
        } catch (Invalid e) {
            fields.reject("removed", e);
            return false;
        }
    }

    private void onlyIn(boolean possible, String rules, String key) {
        if (fields.has(key) && !possible) {
            fields.reject(key, new Invalid("is possible in " + rules + " rule only; remove it"));
        }
    }

    /** A person may vouch for what the agent cannot see. Nobody can know that of a day to come. */
    private @Nullable String confirmed(PathKind kind) {
        onlyIn(kind == PathKind.ENDPOINT || kind == PathKind.PAYLOAD, "an endpoint or payload", "confirmed");
        return day("confirmed", Dates::past);
    }

    private @Nullable String day(String key, Check check) {
        String text = fields.text(key);
        try {
            return text == null ? null : check.of(text);
        } catch (Invalid e) {
            fields.reject(key, e);
            return null;
        }
    }

    private interface Check {
        String of(String text) throws Invalid;
    }

    private @Nullable Long quietSeconds() {
        String text = fields.text("quiet");
        try {
            if (text == null) {
                return null;
            }
            long millis = Durations.millis(text);
            if (millis < MILLIS_PER_SECOND) {
                throw new Invalid(Problems.quote(text) + " is too short; write at least 1s");
            }
            return millis / MILLIS_PER_SECOND;
        } catch (Invalid e) {
            fields.reject("quiet", e);
            return null;
        }
    }
}
