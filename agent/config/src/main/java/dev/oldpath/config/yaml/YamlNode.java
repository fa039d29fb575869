package dev.oldpath.config.yaml;

import dev.oldpath.config.text.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A map, list or single value in the file, and its line. */
public final class YamlNode {
    private final YamlSource source;
    private final Node node;

    /** One {@code key: value} of a map. Immutable. */
    public static final class Entry {
        private final String key;
        private final YamlNode keyNode;
        private final YamlNode value;

        private Entry(String key, YamlNode keyNode, YamlNode value) {
            this.key = key;
            this.keyNode = keyNode;
            this.value = value;
        }

        public String key() {
            return key;
        }

        public int line() {
            return keyNode.line();
        }

        /** Where the key is, such as {@code oldpath.yaml:12}. */
        public String place() {
            return keyNode.place();
        }

        public YamlNode value() {
            return value;
        }
    }

    YamlNode(YamlSource source, Node node) {
        this.source = source;
        this.node = node;
    }

    int line() {
        return node.getStartMark().isPresent() ? node.getStartMark().get().getLine() + 1 : 1;
    }

    public String place() {
        return source.place(line());
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /** Whether nothing was given, as in {@code owner:}. */
    public boolean isEmpty() {
        return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
    }

    /** The single value as it is written, empty if nothing was given; null for a map or a list. */
    @Nullable
    public String text() {
        return isEmpty()
                ? ""
                : node instanceof ScalarNode ? ((ScalarNode) node).getValue().trim() : null;
    }

    /** The elements of a list. */
    public List<YamlNode> elements() {
        List<YamlNode> elements = new ArrayList<>();
        if (node instanceof SequenceNode) {
            for (Node element : ((SequenceNode) node).getValue()) {
                elements.add(new YamlNode(source, element));
            }
        }
        return elements;
    }

    /** The entries of a map. A key given twice is a problem; of single values the first is used, of others both. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        if (node instanceof MappingNode) {
            for (NodeTuple tuple : ((MappingNode) node).getValue()) {
                add(new YamlNode(source, tuple.getKeyNode()), tuple.getValueNode(), lines, entries);
            }
        }
        return entries;
    }

    private void add(YamlNode keyNode, Node value, Map<String, Integer> lines, List<Entry> entries) {
        String key = keyNode.text();
        if (key == null || key.isEmpty()) {
            source.problem(keyNode.line(), "a key must be a word; write 'key: value'");
            return;
        }
        Integer first = lines.get(key);
        boolean collection = value instanceof CollectionNode;
        if (first == null) {
            lines.put(key, keyNode.line());
        } else {
            String fix = collection ? "put both together" : "the first is used, remove one";
            source.problem(
                    keyNode.line(), Problems.quote(key) + " is given twice, first on line " + first + "; " + fix);
        }
        if (first == null || collection) {
            entries.add(new Entry(key, keyNode, new YamlNode(source, value)));
        }
    }
}
