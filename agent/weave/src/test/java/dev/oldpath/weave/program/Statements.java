package dev.oldpath.weave.program;

import dev.oldpath.weave.program.Frame.Instance;
import dev.oldpath.weave.program.Frame.Thrown;
import java.util.ArrayList;
import java.util.List;

/** What is done. */
final class Statements {
    private Statements() {}

    static Code write(Place place, Code value) {
        Kind kind = place.field.kind;
        return new Code(place.java() + " = " + kind.from(value.java()) + ";", frame -> {
            Instance object = place.object(frame);
            place.write(object, kind.from(value.run(frame)), frame);
            return 0;
        });
    }

    /** {@code place += constant}; of a constant because javac evaluates others too early behind {@code access$000}. */
    static Code add(Place place, long constant) {
        Kind kind = place.field.kind;
        return new Code(place.java() + kind.operator() + kind.from(constant + "L") + ";", frame -> {
            Instance object = place.object(frame);
            place.write(object, kind.plus(place.read(object, frame), constant), frame);
            return 0;
        });
    }

    static Code put(Code value) {
        return new Code("com.acme.gen.Sink.put(" + value.java() + ");", frame -> {
            frame.truth.put(value.run(frame));
            return 0;
        });
    }

    static Code when(Code condition, List<Code> odd, List<Code> even) {
        String java = "if ((" + condition.java() + " & 1) != 0) " + Code.java(odd) + " else " + Code.java(even);
        return new Code(java, frame -> Code.run((condition.run(frame) & 1) != 0 ? odd : even, frame));
    }

    static Code repeat(int times, String variable, List<Code> body) {
        String java = "for (int " + variable + " = 0; " + variable + " < " + times + "; " + variable + "++) ";
        return new Code(java + Code.java(body), frame -> {
            for (int i = 0; i < times; i++) {
                Code.run(body, frame);
            }
            return 0;
        });
    }

    static Code attempt(String variable, List<Code> body, List<Code> rescue, List<Code> last) {
        List<Code> caught = new ArrayList<>();
        caught.add(new Code("com.acme.gen.Sink.put(com.acme.gen.Sink.code(" + variable + "));", frame -> 0));
        caught.addAll(rescue);
        String java = "try " + Code.java(body) + " catch (RuntimeException " + variable + ") " + Code.java(caught)
                + " finally " + Code.java(last);
        return new Code(java, frame -> {
            try {
                Code.run(body, frame);
            } catch (Thrown e) {
                frame.truth.put(e.code);
                Code.run(caught, frame);
            } finally {
                Code.run(last, frame);
            }
            return 0;
        });
    }

    static Code lambda(List<Code> body) {
        String java = "((Runnable) () -> " + Code.java(body) + ").run();";
        return new Code(java, frame -> Code.run(body, frame.body()));
    }

    static Code anonymousClass(List<Code> body) {
        String java = "new Object() { void go() " + Code.java(body) + " }.go();";
        return new Code(java, frame -> Code.run(body, frame.body()));
    }

    /** A switch over a constant, for which javac reads all constants of the enum in a class of its own. */
    static Code enumSwitch(Field constant, List<List<Code>> cases) {
        Type type = constant.owner;
        StringBuilder java = new StringBuilder("switch (" + type.java() + "." + constant.name + ") {\n");
        for (int i = 0; i < cases.size(); i++) {
            java.append("case ").append(type.fields.get(i).name).append(": ");
            java.append(Code.java(cases.get(i))).append(" break;\n");
        }
        return new Code(java + "}", frame -> {
            frame.truth.access(constant, false, frame);
            return Code.run(cases.get(type.fields.indexOf(constant)), frame);
        });
    }
}
