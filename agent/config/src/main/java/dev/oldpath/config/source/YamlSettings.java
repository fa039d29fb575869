package dev.oldpath.config.source;

import dev.oldpath.config.ClientRule;
import dev.oldpath.config.PathRule;
import dev.oldpath.config.Settings;
import dev.oldpath.config.rule.ClientRuleReader;
import dev.oldpath.config.rule.PathRuleReader;
import dev.oldpath.config.text.GivenValue;
import dev.oldpath.config.text.Problems;
import dev.oldpath.config.text.Spelling;
import dev.oldpath.config.yaml.YamlFile;
import dev.oldpath.config.yaml.YamlNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the file named by {@code oldpath.config}: settings ({@code export.interval: 20s}, or as nested maps, with or
 * without {@code oldpath}), {@code paths:} and {@code clients:}.
 */
final class YamlSettings {
    private final Map<Key, GivenValue> given = new EnumMap<>(Key.class);
    private final Map<Key, Integer> lines = new HashMap<>();
    private final Settings.Builder settings;
    private final Problems problems;

    private YamlSettings(Settings.Builder settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    /** Adds the file's rules to the settings and returns its single values. */
    static Map<Key, GivenValue> read(GivenValue config, Settings.Builder settings, Problems problems) {
        YamlSettings file = new YamlSettings(settings, problems);
        YamlNode root = new YamlFile(config, problems).read();
        if (root != null && root.isMap()) {
            file.root(root);
        } else if (root != null && !root.isEmpty()) {
            problems.add(root.place(), "the file must consist of 'key: value' lines, such as 'export.interval: 20s'");
        }
        return file.given;
    }

    private void root(YamlNode root) {
        for (YamlNode.Entry entry : root.entries()) {
            if (entry.key().equals("oldpath") && entry.value().isMap()) {
                for (YamlNode.Entry below : entry.value().entries()) {
                    entry(below.key(), below);
                }
            } else if (entry.key().startsWith(Key.PROPERTY_PREFIX)) {
                entry(entry.key().substring(Key.PROPERTY_PREFIX.length()), entry);
            } else {
                entry(entry.key(), entry);
            }
        }
    }

    private void entry(String name, YamlNode.Entry entry) {
        Key key = Key.ofDotted(name);
        if (name.equals("paths")) {
            paths(entry);
        } else if (name.equals("clients") && !entry.value().isMap()) {
            clients(entry);
        } else if (key != null) {
            setting(key, entry);
        } else if (Key.isGroup(name) && entry.value().isMap()) {
            for (YamlNode.Entry below : entry.value().entries()) {
                entry(name + "." + below.key(), below);
            }
        } else {
            List<String> known = Key.dottedNames();
            known.add("paths");
            known.add("clients");
            problems.add(entry.place(), "unknown key " + Problems.quote(name) + "; " + Spelling.fix(name, known));
        }
    }

    private void paths(YamlNode.Entry entry) {
        for (YamlNode element : list(entry, "- method: com.acme.Pricing#legacy*")) {
            PathRule rule = PathRuleReader.read(element, problems);
            if (rule != null) {
                settings.pathRules.add(rule);
            }
        }
    }

    private void clients(YamlNode.Entry entry) {
        for (YamlNode element : list(entry, "- {name: nightly-batch, header: X-Job, equals: nightly}")) {
            ClientRule rule = ClientRuleReader.read(element, problems);
            if (rule != null) {
                settings.clientRules.add(rule);
            }
        }
    }

    private List<YamlNode> list(YamlNode.Entry entry, String example) {
        if (!entry.value().isList() && !entry.value().isEmpty()) {
            problems.add(entry.place(), Problems.quote(entry.key()) + " must be a list; write '" + example + "' below");
        }
        return entry.value().elements();
    }

    private void setting(Key key, YamlNode.Entry entry) {
        Integer first = lines.get(key);
        String value = key.isList() && entry.value().isList()
                ? joined(entry.value())
                : entry.value().text();
        if (key == Key.CONFIG) {
            problems.add(entry.place(), "'config' has no meaning in the file itself; remove it");
        } else if (first != null) {
            problems.add(
                    entry.place(),
                    Problems.quote(key.dotted()) + " is given twice, first on line " + first
                            + "; the first is used, remove one");
        } else if (value == null) {
            String fix = key.isList() ? "write a list of values" : "write one value";
            problems.add(entry.place(), key.dotted() + ": has a value of the wrong kind; " + fix);
        } else {
            lines.put(key, entry.line());
            given.put(key, new GivenValue(entry.place() + ": " + key.dotted(), value));
        }
    }

    /** The elements with commas between; null if one of them is a map or a list. */
    private static @Nullable String joined(YamlNode list) {
        List<String> texts = new ArrayList<>();
        for (YamlNode element : list.elements()) {
            String text = element.text();
            if (text == null) {
                return null;
            }
            texts.add(text);
        }
        return String.join(",", texts);
    }
}
