package dev.oldpath.weave.program;

import java.util.ArrayList;
import java.util.List;

/** A method of a program: takes a long, does something, returns a long. */
final class Method {
    final Type owner;
    final int number;
    final boolean isStatic;
    final List<Code> body = new ArrayList<>();

    Method(Type owner, int number, boolean isStatic) {
        this.owner = owner;
        this.number = number;
        this.isStatic = isStatic;
        owner.methods.add(this);
    }

    String name() {
        return "m" + number;
    }

    /** Does what the method does. */
    long call(Frame frame) {
        frame.truth.step();
        long result = 0;
        for (Code code : body) {
            result = code.run(frame);
        }
        return result;
    }
}
