package dev.oldpath.weave.program;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where code runs. */
final class Frame {
    enum Where {
        CODE,
        CONSTRUCTOR,
        STATIC_INITIALIZER
    }

    final Truth truth;
    final Type in;
    final Where where;
    final @Nullable Instance self;
    final long argument;

    Frame(Truth truth, Type in, Where where, @Nullable Instance self, long argument) {
        this.truth = truth;
        this.in = in;
        this.where = where;
        this.self = self;
        this.argument = argument;
    }

    /** The body of a lambda or of a local class in this place: no initializer of the type around it any more. */
    Frame body() {
        return new Frame(truth, in, Where.CODE, self, argument);
    }

    /** An object. */
    static final class Instance {
        final Type type;
        final Map<Field, Object> values = new HashMap<>();

        Instance(Type type) {
            this.type = type;
        }
    }

    /** What the program throws and catches. */
    static final class Thrown extends RuntimeException {
        final long code;

        Thrown(long code) {
            super(null, null, false, false);
            this.code = code;
        }
    }
}
