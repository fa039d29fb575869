package dev.oldpath.weave.program;

import java.util.List;
import java.util.stream.Collectors;

/** An expression of type long or a statement, and what it means. */
final class Code {
    private final String java;
    private final Meaning meaning;

    /** What code does in a frame; returns the value of an expression, for a statement anything. */
    interface Meaning {
        long run(Frame frame);
    }

    Code(String java, Meaning meaning) {
        this.java = java;
        this.meaning = meaning;
    }

    /** Its source. */
    String java() {
        return java;
    }

    long run(Frame frame) {
        frame.truth.step();
        return meaning.run(frame);
    }

    static String java(List<Code> block) {
        return block.stream().map(Code::java).collect(Collectors.joining("\n", "{\n", "\n}"));
    }

    static long run(List<Code> block, Frame frame) {
        block.forEach(code -> code.run(frame));
        return 0;
    }
}
