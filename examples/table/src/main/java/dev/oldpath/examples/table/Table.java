package dev.oldpath.examples.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Prints the old paths of a directory of evidence. */
public final class Table {
    private static final int WIDTH = 100;
    private static final String GAP = "  ";
    private static final String[] HEADER = {"KIND", "STATE", "USES", "LAST USE", "CLIENT", "VERSIONS"};
    private static final int USES = 2;

    private final ZoneId zone;
    private final int[] widths = new int[HEADER.length];
    private final int pathWidth;
    private final StringBuilder out = new StringBuilder();

    private Table(Collection<OldPath> paths, ZoneId zone) {
        this.zone = zone;
        fit(HEADER);
        paths.forEach(path -> rows(path).forEach(this::fit));
        int others = 0;
        for (int width : widths) {
            others += GAP.length() + width;
        }
        pathWidth = Math.max(20, WIDTH - others);
    }

    /** Prints the table for the directory named by the only argument. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1 || !Files.isDirectory(Path.of(arguments[0]))) {
            System.err.println("usage: java -jar table.jar DIRECTORY, one into which an agent has exported");
            System.exit(64);
        }
        System.out.print(of(Evidence.read(Path.of(arguments[0])), ZoneId.systemDefault()));
    }

    static String of(Collection<OldPath> paths, ZoneId zone) {
        Table table = new Table(paths, zone);
        table.line("PATH", HEADER);
        for (OldPath.Finding finding : OldPath.Finding.values()) {
            List<OldPath> found =
                    paths.stream().filter(path -> path.finding() == finding).toList();
            if (!found.isEmpty()) {
                table.out.append('\n').append(finding.title).append('\n');
                found.forEach(table::add);
            }
        }
        return table.out.toString();
    }

    /** The cells right of the path; the kind only once. */
    private List<String[]> rows(OldPath path) {
        List<String[]> rows = new ArrayList<>();
        for (String[] row : path.rows(zone)) {
            String kind = rows.isEmpty() ? path.kind() : "";
            rows.add(Stream.concat(Stream.of(kind), Stream.of(row)).toArray(String[]::new));
        }
        return rows;
    }

    private void fit(String[] row) {
        for (int i = 0; i < row.length; i++) {
            widths[i] = Math.max(widths[i], row[i].length());
        }
    }

    private void add(OldPath path) {
        List<String> id = wrap(path.id(), pathWidth);
        List<String[]> rows = rows(path);
        String[] none = Collections.nCopies(HEADER.length, "").toArray(String[]::new);
        for (int i = 0; i < Math.max(id.size(), rows.size()); i++) {
            line(i < id.size() ? id.get(i) : "", i < rows.size() ? rows.get(i) : none);
        }
    }

    private void line(String path, String[] row) {
        StringBuilder line = new StringBuilder(pad(path, pathWidth));
        for (int i = 0; i < row.length; i++) {
            String cell = pad(row[i], widths[i]);
            line.append(GAP).append(i == USES ? " ".repeat(cell.length() - row[i].length()) + row[i] : cell);
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    /** Breaks a path where a name ends, if there is such a place. */
    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        String rest = text;
        while (rest.length() > width) {
            int end = width;
            while (end > 2 && Character.isJavaIdentifierPart(rest.charAt(end - 1))) {
                end--;
            }
            end = end > 2 ? end : width; // 2 is the indentation
            lines.add(rest.substring(0, end));
            rest = "  " + rest.substring(end);
        }
        lines.add(rest);
        return lines;
    }
}
