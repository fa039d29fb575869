package dev.oldpath.weave.program;

import dev.oldpath.weave.program.Frame.Instance;
import dev.oldpath.weave.program.Frame.Thrown;
import dev.oldpath.weave.program.Place.Receiver;
import org.jspecify.annotations.Nullable;

/** What has a value. */
final class Expressions {
    static final long FAILED = -2;

    private Expressions() {}

    static Code constant(long value) {
        return new Code("(" + value + "L)", frame -> value);
    }

    /** The parameter of the method; in initializers a constant of this name. */
    static Code argument() {
        return new Code("v", frame -> frame.argument);
    }

    static Code read(Place place) {
        Kind kind = place.field.kind;
        Long inlined = place.field.isInlined ? place.field.initial : null;
        return new Code(kind.number(place.java()), frame -> {
            Object value = inlined != null ? kind.from(inlined) : place.read(place.object(frame), frame);
            return kind.number(value);
        });
    }

    /** {@code (place = value)} */
    static Code assign(Place place, Code value) {
        Kind kind = place.field.kind;
        String java = "(" + place.java() + " = " + kind.from(value.java()) + ")";
        return new Code(kind.number(java), frame -> {
            Instance object = place.object(frame);
            Object written = kind.from(value.run(frame));
            place.write(object, written, frame);
            return kind.number(written);
        });
    }

    /** {@code place++} and its like. */
    static Code step(Place place, boolean up, boolean prefix) {
        Kind kind = place.field.kind;
        String operator = up ? "++" : "--";
        String java = prefix ? operator + place.java() : place.java() + operator;
        return new Code(kind.number(java), frame -> {
            Instance object = place.object(frame);
            Object before = place.read(object, frame);
            Object after = kind.plus(before, up ? 1 : -1);
            place.write(object, after, frame);
            return kind.number(prefix ? after : before);
        });
    }

    static Code binary(char operator, Code left, Code right) {
        return new Code("(" + left.java() + ' ' + operator + ' ' + right.java() + ")", frame -> {
            long a = left.run(frame);
            long b = right.run(frame);
            return operator == '+' ? a + b : operator == '-' ? a - b : operator == '*' ? a * b : a ^ b;
        });
    }

    static Code choose(Code condition, Code odd, Code even) {
        String java = "((" + condition.java() + " & 1) != 0 ? " + odd.java() + " : " + even.java() + ")";
        return new Code(java, frame -> ((condition.run(frame) & 1) != 0 ? odd : even).run(frame));
    }

    /** Evaluates the argument and throws. */
    static Code fail(Code argument) {
        return new Code("com.acme.gen.Sink.fail(" + argument.java() + ")", frame -> {
            argument.run(frame);
            throw new Thrown(FAILED);
        });
    }

    static Code call(Method method, @Nullable Receiver receiver, Code argument) {
        Type type = method.owner;
        String target = receiver == null ? type.java() : "((" + type.java() + ") " + receiver.java() + ")";
        return new Code(target + '.' + method.name() + '(' + argument.java() + ')', frame -> {
            Instance self = receiver == null ? null : receiver.object(frame);
            long value = argument.run(frame);
            if (receiver == null) {
                frame.truth.initialize(type);
            } else if (self == null) {
                throw new Thrown(Place.NULL_POINTER);
            }
            return method.call(new Frame(frame.truth, type, Frame.Where.CODE, self, value));
        });
    }

    static Code lambda(Code value) {
        String java = "((java.util.function.LongSupplier) () -> " + value.java() + ").getAsLong()";
        return new Code(java, frame -> value.run(frame.body()));
    }

    static Code anonymousClass(Code value) {
        String java = "new Object() { long go() { return " + value.java() + "; } }.go()";
        return new Code(java, frame -> value.run(frame.body()));
    }

    /** The initializer of an instance field of an anonymous class. */
    static Code initializerOfAnonymousClass(Code value) {
        String java = "new Object() { long found = " + value.java() + "; }.found";
        return new Code(java, frame -> value.run(frame.body()));
    }

    /** {@code E.A.ordinal()} */
    static Code enumConstant(Field constant) {
        Type type = constant.owner;
        return new Code("(long) " + type.java() + "." + constant.name + ".ordinal()", frame -> {
            frame.truth.access(constant, false, frame);
            return type.fields.indexOf(constant);
        });
    }
}
