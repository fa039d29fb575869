package dev.oldpath.weave.program;

import dev.oldpath.weave.program.Frame.Instance;
import dev.oldpath.weave.program.Frame.Where;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Runs the model of a program and notes what it does. */
final class Truth {
    private static final int MOST_STEPS = 60_000;

    /** Uses by path id and access, such as {@code com.acme.gen.C0#f1 write}. */
    final Map<String, Long> uses = new TreeMap<>();

    private final Map<Field, Object> statics = new HashMap<>();
    private final Map<Type, Instance> kept = new HashMap<>();
    private final Set<Type> initialized = new HashSet<>();
    private int steps;
    private long printed;
    private long digest;

    /** Ends programs that take too long. */
    static final class TooLong extends RuntimeException {}

    void step() {
        if (++steps > MOST_STEPS) {
            throw new TooLong();
        }
    }

    /** What the program does with {@code Sink.put}. */
    void put(long value) {
        printed++;
        digest = digest * 31 + value;
    }

    String printed() {
        return printed + " values " + digest;
    }

    /** Notes an access unless it is the initialization of a field by its own class. */
    void access(Field field, boolean write, Frame frame) {
        step();
        boolean initializes = write
                && field.owner == frame.in
                && frame.where == (field.isStatic ? Where.STATIC_INITIALIZER : Where.CONSTRUCTOR);
        if (field.isMarked() && !initializes) {
            uses.merge(field.path() + (write ? " write" : " read"), 1L, Long::sum);
        }
    }

    /** The values among which the field's is. */
    Map<Field, Object> values(Field field, Instance object) {
        return field.isStatic ? statics : object.values;
    }

    /** JVMS 5.5, for programs of one thread whose interfaces have no default methods. */
    void initialize(Type type) {
        if (!initialized.add(type)) {
            return;
        }
        if (type.superType != null) {
            initialize(type.superType);
        }
        Frame frame = new Frame(this, type, Where.STATIC_INITIALIZER, null, 0);
        for (Field field : type.fields) {
            if (field.isStatic && field.initial != null) {
                statics.put(field, field.kind.from(field.initial));
            }
        }
        type.initializer.forEach(code -> code.run(frame));
    }

    Instance create(Type type) {
        initialize(type);
        Instance object = new Instance(type);
        construct(type, object);
        return object;
    }

    private void construct(Type type, Instance object) {
        if (type.superType != null) {
            construct(type.superType, object);
        }
        Frame frame = new Frame(this, type, Where.CONSTRUCTOR, object, 0);
        for (Field field : type.fields) {
            if (!field.isStatic && field.initial != null) {
                object.values.put(field, field.kind.from(field.initial));
            }
        }
        type.constructor.forEach(code -> code.run(frame));
    }

    void keep(Type type) {
        kept.put(type, create(type));
    }

    Instance kept(Type type) {
        return Objects.requireNonNull(kept.get(type));
    }
}
