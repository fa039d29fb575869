package dev.oldpath.review.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table for people. Where it fits, each row is a line. Else each row is a paragraph: its first two cells, and below them the others,
 * each with the name of its column. Nothing is cut, and no word is broken: ids stay whole for who copies or searches them.
 */
public final class Table {
    private static final String GAP = "  ";
    private static final String NONE = "-";
    private static final String BOLD = "\033[1m";
    private static final String RESET = "\033[0m";

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> colours = new ArrayList<>();

    /** Creates one without rows. */
    public Table(String... header) {
        this.header = List.of(header);
    }

    /**
     * Adds a row.
     *
     * @param colour the escape code of its first cell, empty for none
     * @param cells one for each column; empty or {@code -} where nothing is known
     */
    public void add(String colour, List<String> cells) {
        colours.add(colour);
        rows.add(cells.stream()
                .map(cell -> cell.isEmpty() ? NONE : Plain.text(cell))
                .toList());
    }

    /**
     * Returns all lines.
     *
     * @param width of the terminal; 0 for any
     * @param coloured whether escape codes may be used
     */
    public String text(int width, boolean coloured) {
        int[] widths = new int[header.size()];
        int whole = -GAP.length();
        for (int i = 0; i < widths.length; i++) {
            widths[i] = header.get(i).length();
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
            whole += widths[i] + GAP.length();
        }
        StringBuilder text = new StringBuilder();
        if (width <= 0 || whole <= width) {
            line(text, header, widths, coloured ? BOLD : "");
        }
        for (int i = 0; i < rows.size(); i++) {
            String colour = coloured ? colours.get(i) : "";
            if (width <= 0 || whole <= width) {
                line(text, rows.get(i), widths, colour);
            } else {
                paragraph(text, rows.get(i), widths[0], width, colour);
            }
        }
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> row, int[] widths, String colour) {
        text.append(coloured(padded(row.get(0), widths[0]), colour));
        for (int i = 1; i < widths.length; i++) {
            text.append(GAP);
            text.append(i == widths.length - 1 ? row.get(i) : padded(row.get(i), widths[i]));
        }
        text.append('\n');
    }

    private void paragraph(StringBuilder text, List<String> row, int first, int width, String colour) {
        text.append(coloured(padded(row.get(0), first), colour)).append(GAP).append(row.get(1));
        String indent = "\n" + " ".repeat(first + GAP.length());
        int used = width;
        for (int i = 2; i < row.size(); i++) {
            if (row.get(i).equals(NONE)) {
                continue;
            }
            String part = header.get(i).toLowerCase(Locale.ROOT) + ": " + row.get(i);
            String gap = GAP;
            if (used + gap.length() + part.length() > width) {
                text.append(indent);
                used = indent.length() - 1;
                gap = "";
            }
            for (String word : part.split(" ", -1)) {
                if (!gap.isEmpty() && used + gap.length() + word.length() > width) {
                    text.append(indent);
                    used = indent.length() - 1;
                    gap = "";
                }
                text.append(gap).append(word);
                used += gap.length() + word.length();
                gap = " ";
            }
        }
        text.append('\n');
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }

    private static String coloured(String cell, String colour) {
        return colour.isEmpty() ? cell : colour + cell + RESET;
    }
}
