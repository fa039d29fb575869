package dev.oldpath.config.yaml;

import dev.oldpath.config.text.Problems;

/** From which file nodes come, and where its problems go. */
final class YamlSource {
    private final String file;
    private final Problems problems;

    /**
     * Creates it.
     *
     * @param file its name as the operator gave it
     */
    YamlSource(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** A place in it, such as {@code oldpath.yaml:12}. */
    String place(int line) {
        return file + ":" + line;
    }

    /** Reports what is wrong in a line, and how to fix it. */
    void problem(int line, String problemAndFix) {
        problems.add(place(line), problemAndFix);
    }
}
