package dev.oldpath.hooks.protobuf;

import org.jspecify.annotations.Nullable;

/** Where generated code reads or writes a field: in front of an instruction. Immutable. */
final class Place {
    final int instruction;
    /** The number of the field. */
    final int field;
    /** The internal name of the type of the map on the stack, which may be empty; null when the field is used. */
    final @Nullable String map;

    Place(int instruction, int field, @Nullable String map) {
        this.instruction = instruction;
        this.field = field;
        this.map = map;
    }
}
