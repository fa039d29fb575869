package dev.oldpath.config.rule;

import dev.oldpath.config.text.GivenValue;
import dev.oldpath.config.text.Invalid;
import dev.oldpath.config.text.Problems;
import dev.oldpath.config.text.Spelling;
import dev.oldpath.config.yaml.YamlNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of one rule in the file; a bad field is reported and then counts as absent. */
final class Fields {
    private final YamlNode rule;
    private final Problems problems;
    private final Map<String, GivenValue> given = new LinkedHashMap<>();
    private final Set<String> bad = new HashSet<>();
    private boolean unknown;

    private Fields(YamlNode rule, Problems problems) {
        this.rule = rule;
        this.problems = problems;
    }

    /** The fields of a rule, or null if it is no map. */
    static @Nullable Fields read(YamlNode rule, List<String> known, String example, Problems problems) {
        if (!rule.isMap()) {
            problems.add(rule.place(), "a rule must be 'key: value' lines, such as '" + example + "'");
            return null;
        }
        Fields fields = new Fields(rule, problems);
        for (YamlNode.Entry entry : rule.entries()) {
            fields.add(entry, known);
        }
        return fields;
    }

    private void add(YamlNode.Entry entry, List<String> known) {
        String text = entry.value().text();
        if (!known.contains(entry.key())) {
            problems.add(
                    entry.place(),
                    "unknown key " + Problems.quote(entry.key()) + "; " + Spelling.fix(entry.key(), known));
            bad.add(String.valueOf(Spelling.nearest(entry.key(), known)));
            unknown = true;
        } else if (text == null) {
            problems.add(entry.place(), entry.key() + ": has a value of the wrong kind; write one value");
            bad.add(entry.key());
        } else if (text.isEmpty()) {
            problems.add(entry.place(), entry.key() + ": has no value; give it one or remove it");
            bad.add(entry.key());
        } else {
            given.put(entry.key(), new GivenValue(entry.place(), text));
        }
    }

    boolean has(String key) {
        return given.containsKey(key);
    }

    /** Whether the field, or one whose name is a misspelling of it, was given but cannot be used. */
    boolean isBad(String key) {
        return bad.contains(key);
    }

    /** Whether a field was given that no rule has. It has been reported. */
    boolean hasUnknown() {
        return unknown;
    }

    /** Where the rule is. */
    String place() {
        return rule.place();
    }

    @Nullable
    String text(String key) {
        GivenValue field = given.get(key);
        return field == null ? null : field.value();
    }

    /** Reports what is wrong with a field, which then counts as absent. */
    void reject(String key, Invalid reason) {
        GivenValue field = given.remove(key);
        bad.add(key);
        problems.add(field == null ? place() : field.place(), key + ": " + reason.reason());
    }

    /** Reports what is wrong with the rule as a whole. */
    void reject(String message) {
        problems.add(place(), message);
    }
}
