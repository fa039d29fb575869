package dev.oldpath.config.source;

import dev.oldpath.config.text.GivenValue;
import dev.oldpath.config.text.Problems;
import dev.oldpath.config.text.Spelling;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what follows {@code -javaagent:oldpath-agent.jar=}: {@code key=value,key=value}.
 *
 * <p>A part without {@code =} is appended to the value before it, if that is a list. So {@code
 * packages=com.acme,org.acme,file=x} needs no quoting.
 */
final class AgentArguments {
    private final Map<Key, GivenValue> given = new EnumMap<>(Key.class);
    private final Problems problems;
    private @Nullable Key open;

    private AgentArguments(Problems problems) {
        this.problems = problems;
    }

    static Map<Key, GivenValue> read(@Nullable String text, Problems problems) {
        AgentArguments arguments = new AgentArguments(problems);
        if (text != null) {
            for (String part : text.split(",", -1)) {
                arguments.part(part.trim());
            }
        }
        return arguments.given;
    }

    private void part(String part) {
        int equals = part.indexOf('=');
        if (equals >= 0) {
            keyAndValue(part.substring(0, equals).trim(), part.substring(equals + 1));
        } else if (!part.isEmpty()) {
            continuation(part);
        }
    }

    private void keyAndValue(String name, String value) {
        open = null;
        String place = place(name);
        Key key = Key.ofDotted(name);
        if (key == null) {
            problems.add(place, "unknown key; " + Spelling.fix(name, Key.dottedNames()));
        } else if (given.containsKey(key)) {
            problems.add(place, "given twice, the first is used; remove one");
        } else {
            given.put(key, new GivenValue(place, value));
            open = key;
        }
    }

    private void continuation(String part) {
        GivenValue before = open == null || !open.isList() ? null : given.get(open);
        if (open != null && before != null) {
            given.put(open, new GivenValue(before.place(), before.value() + "," + part));
        } else {
            problems.add(place(part), "has no '='; write key=value,key=value");
        }
    }

    private static String place(String name) {
        return "-javaagent argument " + Problems.quote(name);
    }
}
