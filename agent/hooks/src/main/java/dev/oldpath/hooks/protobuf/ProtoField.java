package dev.oldpath.hooks.protobuf;

/** A field of a message as its descriptor has it. Immutable. */
final class ProtoField {
    final int number;
    final String jsonName;
    final boolean deprecated;

    ProtoField(int number, String jsonName, boolean deprecated) {
        this.number = number;
        this.jsonName = jsonName;
        this.deprecated = deprecated;
    }
}
