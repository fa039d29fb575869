package dev.oldpath.config.rule;

import dev.oldpath.config.ClientRule;
import dev.oldpath.config.text.Invalid;
import dev.oldpath.config.text.Names;
import dev.oldpath.config.text.Problems;
import dev.oldpath.config.yaml.YamlNode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads one entry of {@code clients:}. */
public final class ClientRuleReader {
    private static final List<String> KNOWN = Arrays.asList("name", "version", "header", "equals");
    private static final String EXAMPLE = "- {name: nightly-batch, header: X-Job, equals: nightly}";

    private ClientRuleReader() {}

    /** The rule, or null if it cannot be used. */
    public static @Nullable ClientRule read(YamlNode node, Problems problems) {
        Fields fields = Fields.read(node, KNOWN, EXAMPLE, problems);
        if (fields == null) {
            return null;
        }
        checkName(fields, "name");
        checkName(fields, "version");
        String header = fields.text("header");
        if (header != null && !Names.isHeader(header)) {
            fields.reject("header", new Invalid(Problems.quote(header) + " is no name of a header; write X-Job"));
        }
        String equals = fields.text("equals");
        if (equals != null && equals.indexOf('*') >= 0 && equals.indexOf('*') < equals.length() - 1) {
            fields.reject(
                    "equals",
                    new Invalid(Problems.quote(equals) + " has a '*' before its end; write " + upToStar(equals)));
        }
        return complete(fields);
    }

    private static @Nullable ClientRule complete(Fields fields) {
        String name = fields.text("name");
        String header = fields.text("header");
        String equals = fields.text("equals");
        if (name == null || header == null || equals == null) {
            String missing = name == null ? "name" : header == null ? "header" : "equals";
            if (!fields.isBad(missing)) {
                fields.reject("this client rule has no '" + missing + "'; write '" + EXAMPLE + "'");
            }
            return null;
        }
        return new ClientRule(name, fields.text("version"), header, equals);
    }

    private static void checkName(Fields fields, String key) {
        String name = fields.text(key);
        if (name != null && !Names.isClient(name)) {
            fields.reject(
                    key,
                    new Invalid(Problems.quote(name)
                            + " cannot be reported; write at most 64 of the characters A-Z a-z 0-9 . _ + / @ - and"
                            + " space, the first one no '_'"));
        }
    }

    private static String upToStar(String equals) {
        return Problems.quote(equals.substring(0, equals.indexOf('*') + 1));
    }
}
