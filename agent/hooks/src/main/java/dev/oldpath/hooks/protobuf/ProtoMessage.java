package dev.oldpath.hooks.protobuf;

import java.util.ArrayList;
import java.util.List;

/** A message as its descriptor has it. */
final class ProtoMessage {
    /** With the package and the messages around it, such as {@code acme.orders.Order.Line}. */
    final String fullName;
    /** The Java class below that of the file or the package, such as {@code Order$Line}. */
    final String javaName;

    final List<ProtoField> fields = new ArrayList<>();

    ProtoMessage(String fullName, String javaName) {
        this.fullName = fullName;
        this.javaName = javaName;
    }

    /** The field of the file's class that holds its descriptor. */
    String descriptorField() {
        return "internal_static_" + fullName.replace('.', '_') + "_descriptor";
    }
}
