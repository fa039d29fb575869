package dev.oldpath.config.source;

import dev.oldpath.config.HeaderPair;
import dev.oldpath.config.Settings;
import dev.oldpath.config.text.GivenValue;
import dev.oldpath.config.text.Names;
import dev.oldpath.config.text.Problems;
import dev.oldpath.config.text.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one comma separated value: a bad element costs a line, the others count. */
final class ListValues {
    private static final List<String> EXPORTERS = Arrays.asList("otlp", "file", "none");

    private final GivenValue given;
    private final Problems problems;

    ListValues(GivenValue given, Problems problems) {
        this.given = given;
        this.problems = problems;
    }

    @Nullable
    List<String> packages(@Nullable List<String> otherwise) {
        List<String> packages = new ArrayList<>();
        for (String element : elements()) {
            String prefix = withoutStar(element);
            if (prefix.equals("*") || Names.isDotted(prefix)) {
                packages.add(prefix);
            } else {
                problem(element, "is no package; write prefixes such as com.acme, or * for all");
            }
        }
        return packages.isEmpty() ? otherwise : packages;
    }

    List<Settings.Exporter> exporters(List<Settings.Exporter> otherwise) {
        List<Settings.Exporter> exporters = new ArrayList<>();
        List<String> elements = elements();
        for (String element : elements) {
            String name = element.toLowerCase(Locale.ROOT);
            if (!EXPORTERS.contains(name)) {
                problem(element, "is no exporter; " + Spelling.fix(name, EXPORTERS));
            } else if (!name.equals("none")) {
                Settings.Exporter exporter = Settings.Exporter.valueOf(name.toUpperCase(Locale.ROOT));
                if (!exporters.contains(exporter)) {
                    exporters.add(exporter);
                }
            } else if (elements.size() > 1) {
                problem(element, "contradicts the others; write it alone, or remove it");
            } else {
                return Collections.emptyList();
            }
        }
        return exporters.isEmpty() ? otherwise : exporters;
    }

    List<HeaderPair> headerPairs(List<HeaderPair> otherwise) {
        List<HeaderPair> pairs = new ArrayList<>();
        for (String element : elements()) {
            int slash = element.indexOf('/');
            String name = slash < 0 ? element : element.substring(0, slash).trim();
            String version = slash < 0 ? null : element.substring(slash + 1).trim();
            if (Names.isHeader(name) && (version == null || Names.isHeader(version))) {
                pairs.add(new HeaderPair(name, version));
            } else {
                problem(element, "is no pair of headers; write X-Client-Name/X-Client-Version");
            }
        }
        return pairs.isEmpty() ? otherwise : pairs;
    }

    List<String> listeners(List<String> otherwise) {
        List<String> listeners = new ArrayList<>();
        for (String element : elements()) {
            String name = withoutStar(element);
            if (isPort(name) || Names.isDotted(name)) {
                listeners.add(name);
            } else {
                problem(element, "is no port, class or package; write 9010 or com.acme.Gossip");
            }
        }
        return listeners.isEmpty() ? otherwise : listeners;
    }

    /** A package may be written as a prefix or as {@code com.acme.*}. */
    private static String withoutStar(String element) {
        return element.endsWith(".*") ? element.substring(0, element.length() - 2) : element;
    }

    private static boolean isPort(String text) {
        return text.matches("[1-9][0-9]{0,4}") && Integer.parseInt(text) <= 0xFFFF;
    }

    private List<String> elements() {
        List<String> elements = new ArrayList<>();
        for (String element : given.value().split(",", -1)) {
            if (!element.trim().isEmpty()) {
                elements.add(element.trim());
            }
        }
        return elements;
    }

    private void problem(String element, String message) {
        problems.add(given.place(), Problems.quote(element) + " " + message);
    }
}
