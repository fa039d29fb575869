package dev.oldpath.review.scan;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.review.sarif.SarifLog;
import dev.oldpath.review.terminal.Plain;
import dev.oldpath.review.terminal.Plural;
import dev.oldpath.review.terminal.Table;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How the changes of marks are shown. */
enum DiffFormat {
    /** For people. */
    TABLE {
        @Override
        void write(List<Change> changes, int width, Writer out) throws IOException {
            if (!changes.isEmpty()) {
                Table table = new Table("CHANGE", "PATH", "KIND", "OWNER", "REMOVE AFTER", "REPLACEMENT");
                for (Change change : changes) {
                    PathInfo info = change.path().info();
                    table.add(
                            "",
                            List.of(
                                    change.kind().text(),
                                    change.path().id(),
                                    change.path().kind().label(),
                                    ScanFormat.cell(info.owner()),
                                    ScanFormat.cell(info.removeAfter()),
                                    ScanFormat.cell(info.replacement())));
                }
                out.write(table.text(width, false) + '\n');
            }
            out.write(Plural.of(changes.size(), "change") + '\n');
        }
    },
    /** For programs: an array of objects; what is not known is left out. */
    JSON {
        @Override
        void write(List<Change> changes, int width, Writer out) throws IOException {
            try (JsonGenerator json = Plain.json(out)) {
                json.writeStartArray();
                for (Change change : changes) {
                    PathInfo info = change.path().info();
                    json.writeStartObject();
                    json.writeStringField("change", change.kind().toString());
                    json.writeStringField("path", change.path().id());
                    json.writeStringField("kind", change.path().kind().label());
                    ScanFormat.field(json, "owner", info.owner());
                    ScanFormat.field(json, "removeAfter", info.removeAfter());
                    ScanFormat.field(json, "replacement", info.replacement());
                    json.writeEndObject();
                }
                json.writeEndArray();
                json.writeRaw('\n');
            }
        }
    },
    /** For a code scanner, in SARIF 2.1.0. */
    SARIF {
        @Override
        void write(List<Change> changes, int width, Writer out) throws IOException {
            List<SarifLog.Rule> rules = Arrays.stream(Change.Kind.values())
                    .map(kind -> new SarifLog.Rule(kind.toString(), "Between two builds: " + kind.text() + "."))
                    .toList();
            try (SarifLog log = new SarifLog(rules, List.of(), out)) {
                for (Change change : changes) {
                    String kind = change.path().kind().label();
                    log.write(new SarifLog.Result(
                            change.kind().toString(),
                            change.kind().level(),
                            change.path().id() + ": " + change.kind().text() + ".",
                            change.path().id(),
                            Set.of(kind),
                            kind + " " + change.path().id(),
                            change.places()));
                }
            }
        }
    };

    abstract void write(List<Change> changes, int width, Writer out) throws IOException;

    /** As somebody writes it after {@code --format}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
