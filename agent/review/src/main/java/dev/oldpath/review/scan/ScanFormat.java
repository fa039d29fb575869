package dev.oldpath.review.scan;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathState;
import dev.oldpath.review.sarif.Places;
import dev.oldpath.review.sarif.SarifLog;
import dev.oldpath.review.terminal.Plain;
import dev.oldpath.review.terminal.Plural;
import dev.oldpath.review.terminal.Table;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the old paths of built code are shown. */
enum ScanFormat {
    /** For people. */
    TABLE {
        @Override
        void writeSorted(List<Path> paths, Places places, int width, PrintStream out) {
            Table table = new Table("KIND", "PATH", "COUNTABLE", "OWNER", "SINCE", "REMOVE AFTER", "REPLACEMENT");
            for (Path path : paths) {
                PathInfo info = path.info();
                table.add(
                        "",
                        List.of(
                                path.kind().label(),
                                path.id(),
                                countable(path),
                                cell(info.owner()),
                                cell(info.since()),
                                cell(info.removeAfter()),
                                cell(info.replacement())));
            }
            out.print(table.text(width, false));
            out.println();
            out.println(Plural.of(paths.size(), "old path"));
        }
    },
    /** For programs: an array of objects; what is not known is left out. */
    JSON {
        @Override
        void writeSorted(List<Path> paths, Places places, int width, PrintStream out) {
            try (JsonGenerator json = Plain.json(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
                json.writeStartArray();
                for (Path path : paths) {
                    json.writeStartObject();
                    json.writeStringField("path", path.id());
                    json.writeStringField("kind", path.kind().label());
                    json.writeBooleanField("countable", isCountable(path));
                    field(json, "reason", path.reason());
                    field(json, "owner", path.info().owner());
                    field(json, "since", path.info().since());
                    field(json, "removeAfter", path.info().removeAfter());
                    field(json, "replacement", path.info().replacement());
                    Long quiet = path.info().quietSeconds();
                    if (quiet != null) {
                        json.writeNumberField("quietSeconds", quiet);
                    }
                    json.writeEndObject();
                }
                json.writeEndArray();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            out.println();
        }
    },
    /** For a code scanner, in SARIF 2.1.0. */
    SARIF {
        private static final String MARKED = "marked";
        private static final String UNCOUNTABLE = "uncountable";

        @Override
        void writeSorted(List<Path> paths, Places places, int width, PrintStream out) {
            List<SarifLog.Rule> rules = List.of(
                    new SarifLog.Rule(MARKED, "An old path is marked."),
                    new SarifLog.Rule(UNCOUNTABLE, "An old path has uses that cannot be counted."));
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            try (SarifLog log = new SarifLog(rules, List.of(), writer)) {
                for (Path path : paths) {
                    log.write(new SarifLog.Result(
                            isCountable(path) ? MARKED : UNCOUNTABLE,
                            isCountable(path) ? "note" : "warning",
                            text(path),
                            path.id(),
                            Set.of(path.kind().label()),
                            path.kind().label() + " " + path.id(),
                            places.of(path.id())));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            out.flush();
        }

        private String text(Path path) {
            PathInfo info = path.info();
            List<String> sentences = new ArrayList<>();
            sentences.add(path.id() + " is old" + (info.since() == null ? "" : " since " + info.since()) + ".");
            if (!isCountable(path)) {
                sentences.add("Countable: " + countable(path) + ".");
            }
            if (info.replacement() != null) {
                sentences.add("Use " + info.replacement() + " instead.");
            }
            if (info.owner() != null) {
                sentences.add("Owner: " + info.owner() + ".");
            }
            if (info.removeAfter() != null) {
                sentences.add("Remove after: " + info.removeAfter() + ".");
            }
            return String.join(" ", sentences);
        }
    };

    /** As somebody writes it after {@code --format}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    abstract void writeSorted(List<Path> paths, Places places, int width, PrintStream out);

    final void write(List<Path> paths, Places places, int width, PrintStream out) {
        List<Path> sorted = new ArrayList<>(paths);
        sorted.sort(Comparator.comparing(Path::kind).thenComparing(Path::id));
        writeSorted(sorted, places, width, out);
    }

    private static boolean isCountable(Path path) {
        return path.state() == PathState.PENDING;
    }

    private static String countable(Path path) {
        String reason = path.reason();
        return isCountable(path) ? "yes" : reason == null ? "no" : "no (" + reason + ")";
    }

    static String cell(@Nullable String value) {
        return value == null ? "" : value;
    }

    static void field(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
