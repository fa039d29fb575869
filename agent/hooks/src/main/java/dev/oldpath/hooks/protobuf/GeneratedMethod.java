package dev.oldpath.hooks.protobuf;

import dev.oldpath.weave.hook.NameEndings;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Type;

/** A method of a generated class: where it reads or writes which field of a message. Immutable once it is read. */
final class GeneratedMethod {
    final List<Place> places = new ArrayList<>();
    /** Whether it reads a message from its bytes. */
    boolean reads;
    /** Whether it writes a message as bytes. */
    boolean writes;
    /** Whether it asks the parser of the message. */
    boolean usesParser;
    /** The number of its local variables. */
    int locals;

    /** Whether a method with this descriptor takes arguments of exactly these classes. */
    static boolean takes(String descriptor, String... endings) {
        Type[] arguments = Type.getArgumentTypes(descriptor);
        if (arguments.length != endings.length) {
            return false;
        }
        for (int i = 0; i < endings.length; i++) {
            if (!NameEndings.is(endings[i], arguments[i].getInternalName())) {
                return false;
            }
        }
        return true;
    }

    /** Whether it has a place that reads or writes the field with this number. */
    boolean uses(int field) {
        for (Place place : places) {
            if (place.field == field) {
                return true;
            }
        }
        return false;
    }
}
