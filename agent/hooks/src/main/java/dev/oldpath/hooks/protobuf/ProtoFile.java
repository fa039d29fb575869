package dev.oldpath.hooks.protobuf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@code .proto} file: the {@code FileDescriptorProto} that protoc puts into the class it generates for the file. */
final class ProtoFile {
    // Field numbers of google/protobuf/descriptor.proto.
    private static final int FILE_PACKAGE = 2;
    private static final int FILE_MESSAGES = 4;
    private static final int FILE_OPTIONS = 8;
    private static final int OPTION_MULTIPLE_FILES = 10;
    private static final int MESSAGE_NAME = 1;
    private static final int MESSAGE_FIELDS = 2;
    private static final int MESSAGE_NESTED = 3;
    private static final int FIELD_NAME = 1;
    private static final int FIELD_NUMBER = 3;
    private static final int FIELD_OPTIONS = 8;
    private static final int FIELD_JSON_NAME = 10;
    private static final int OPTION_DEPRECATED = 3;

    private final List<ProtoMessage> messages = new ArrayList<>();
    private String packageName = "";
    private boolean multipleFiles;

    private ProtoFile() {}

    /** Reads the file from its class; null when the class is not one of a file. */
    static @Nullable ProtoFile of(byte[] classFile) {
        byte[] bytes = DescriptorData.of(classFile);
        if (bytes == null) {
            return null;
        }
        ProtoFile file = new ProtoFile();
        file.read(bytes);
        return file;
    }

    List<ProtoMessage> messages() {
        return messages;
    }

    /** The message whose descriptor the file's class holds in this field. */
    @Nullable
    ProtoMessage message(String descriptorField) {
        for (ProtoMessage message : messages) {
            if (message.descriptorField().equals(descriptorField)) {
                return message;
            }
        }
        return null;
    }

    /**
     * The class that protoc has made for a message.
     *
     * @param fileClass the internal name of the file's class
     */
    String javaClass(ProtoMessage message, String fileClass) {
        String around = multipleFiles ? fileClass.substring(0, fileClass.lastIndexOf('/') + 1) : fileClass + '$';
        return (around + message.javaName).replace('/', '.');
    }

    private void read(byte[] bytes) {
        // A message may precede what it needs.
        Wire file = new Wire(bytes, 0, bytes.length);
        for (int field = file.next(); field != 0; field = file.next()) {
            if (field == FILE_PACKAGE) {
                packageName = file.text() + '.';
            } else if (field == FILE_OPTIONS) {
                multipleFiles = isSet(file.message(), OPTION_MULTIPLE_FILES);
            } else {
                file.skip();
            }
        }
        file = new Wire(bytes, 0, bytes.length);
        for (int field = file.next(); field != 0; field = file.next()) {
            if (field == FILE_MESSAGES) {
                readMessage(file.message(), packageName, "");
            } else {
                file.skip();
            }
        }
    }

    private void readMessage(Wire wire, String namePrefix, String javaPrefix) {
        String name = "";
        List<ProtoField> fields = new ArrayList<>();
        List<Wire> nested = new ArrayList<>();
        for (int field = wire.next(); field != 0; field = wire.next()) {
            if (field == MESSAGE_NAME) {
                name = wire.text();
            } else if (field == MESSAGE_FIELDS) {
                fields.add(readField(wire.message()));
            } else if (field == MESSAGE_NESTED) {
                nested.add(wire.message());
            } else {
                wire.skip();
            }
        }
        ProtoMessage message = new ProtoMessage(namePrefix + name, javaPrefix + name);
        message.fields.addAll(fields);
        messages.add(message);
        for (Wire each : nested) {
            readMessage(each, message.fullName + '.', message.javaName + '$');
        }
    }

    private static ProtoField readField(Wire wire) {
        String name = "";
        String jsonName = null;
        int number = 0;
        boolean deprecated = false;
        for (int field = wire.next(); field != 0; field = wire.next()) {
            switch (field) {
                case FIELD_NAME:
                    name = wire.text();
                    break;
                case FIELD_NUMBER:
                    number = (int) wire.varint();
                    break;
                case FIELD_JSON_NAME:
                    jsonName = wire.text();
                    break;
                case FIELD_OPTIONS:
                    deprecated = isSet(wire.message(), OPTION_DEPRECATED);
                    break;
                default:
                    wire.skip();
            }
        }
        return new ProtoField(number, jsonName == null ? jsonName(name) : jsonName, deprecated);
    }

    private static boolean isSet(Wire options, int option) {
        boolean set = false;
        for (int field = options.next(); field != 0; field = options.next()) {
            if (field == option) {
                set = options.varint() != 0;
            } else {
                options.skip();
            }
        }
        return set;
    }

    /** As protoc makes it: what follows an underscore in upper case. */
    static String jsonName(String name) {
        StringBuilder json = new StringBuilder();
        boolean upper = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_') {
                upper = true;
            } else {
                json.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        return json.toString();
    }
}
