package dev.oldpath.weave.program;

import dev.oldpath.weave.program.Frame.Instance;
import dev.oldpath.weave.program.Frame.Thrown;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A field as code names it: through its own class or one that inherits it, of some object. */
final class Place {
    static final long NULL_POINTER = -1;

    final Field field;
    private final Type through;
    private final @Nullable Receiver receiver;
    private final boolean bySimpleName;

    /** The object whose field it is. */
    interface Receiver {
        String java();

        @Nullable
        Instance object(Frame frame);
    }

    /**
     * Creates a place.
     *
     * @param receiver null for a static field
     * @param bySimpleName whether the code may leave out class and object
     */
    Place(Field field, Type through, @Nullable Receiver receiver, boolean bySimpleName) {
        this.field = field;
        this.through = through;
        this.receiver = receiver;
        this.bySimpleName = bySimpleName;
    }

    String java() {
        if (bySimpleName) {
            return field.name;
        }
        String type = through.java();
        return (receiver == null ? type : "((" + type + ") " + receiver.java() + ")") + '.' + field.name;
    }

    /** Evaluates what is left of the dot. */
    @Nullable
    Instance object(Frame frame) {
        return receiver == null ? null : receiver.object(frame);
    }

    Object read(@Nullable Instance object, Frame frame) {
        return values(object, false, frame).getOrDefault(field, field.kind.zero());
    }

    void write(@Nullable Instance object, Object value, Frame frame) {
        values(object, true, frame).put(field, value);
    }

    /** An access to a field of null executes the instruction, and counts. */
    private Map<Field, Object> values(@Nullable Instance object, boolean write, Frame frame) {
        if (field.isStatic) {
            frame.truth.initialize(field.owner);
        }
        frame.truth.access(field, write, frame);
        if (!field.isStatic && object == null) {
            throw new Thrown(NULL_POINTER);
        }
        return frame.truth.values(field, object == null ? new Instance(field.owner) : object);
    }
}
