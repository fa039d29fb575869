package dev.oldpath.it.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.google.protobuf.CodedOutputStream;
import dev.oldpath.it.fixture.Fixtures;
import dev.oldpath.it.http.JdkClient;
import dev.oldpath.it.jvm.Fixture;
import dev.oldpath.it.jvm.Jdk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Fields with {@code deprecated = true} in messages that real generated code reads and writes. */
@ParameterizedClass
@MethodSource("protobufOnEveryJdk")
class ProtobufIT {
    private static final String ORDER = "com.acme.orders.OrdersProto$Order#";
    private static final String RULES = """
            paths:
              - payload: com.acme.orders.OrdersProto$Order#byRule
                id: by-rule
              - payload: com.acme.orders.OrdersProto$Order#by_rule
            """;

    private static Bodies bodies = Bodies.NONE;

    enum Protobuf {
        V3_5(Fixtures.PROTOBUF_3_5),
        V3_25(Fixtures.PROTOBUF_3_25),
        V4(Fixtures.PROTOBUF_4);

        @SuppressWarnings("ImmutableEnumChecker") // a record of immutable lists
        private final Fixture fixture;

        Protobuf(Fixture fixture) {
            this.fixture = fixture;
        }
    }

    static Stream<Arguments> protobufOnEveryJdk() {
        return Arrays.stream(Protobuf.values())
                .flatMap(protobuf -> Arrays.stream(Jdk.values()).map(jdk -> Arguments.of(protobuf, jdk)));
    }

    @SuppressWarnings("UnusedVariable") // names the run
    ProtobufIT(Protobuf protobuf, Jdk jdk) {}

    @BeforeParameterizedClassInvocation
    static void run(Protobuf protobuf, Jdk jdk) {
        bodies = Bodies.of(protobuf.fixture, jdk, RULES, "com.acme.orders.ProtobufMain", List.of(), ProtobufIT::call);
    }

    private static void call(JdkClient client) {
        byte[] old = message(ProtobufIT::oldFields);
        client.post("/order", old, Bodies.OLD);
        client.post("/stream", old, Bodies.OLD);
        client.post("/read", old, Bodies.OLD);
        client.post("/merge", old, Bodies.OLD);
        client.post("/order", message(out -> out.writeString(7, "card")), Bodies.NEW);
    }

    /** What a client of an old version sends; everything that repeats does so. */
    private static void oldFields(CodedOutputStream out) throws IOException {
        out.writeString(1, "id");
        out.writeString(2, "legacy");
        byte[] line = message(inner -> inner.writeInt32(2, 3));
        out.writeByteArray(3, line);
        out.writeByteArray(3, message(inner -> inner.writeString(1, "sku")));
        out.writeByteArray(3, line);
        out.writeString(4, "a");
        out.writeString(4, "b");
        out.writeInt32(5, 1); // not packed, as proto2 clients send it
        out.writeInt32(5, 2);
        byte[] label = message(inner -> {
            inner.writeString(1, "key");
            inner.writeString(2, "value");
        });
        out.writeByteArray(6, label);
        out.writeString(8, "cheque");
        out.writeByteArray(9, new byte[0]);
        out.writeDouble(10, 2.5);
        out.writeByteArray(300, new byte[] {1});
        out.writeString(301, "rule");
    }

    private interface Content {
        void writeTo(CodedOutputStream out) throws IOException;
    }

    private static byte[] message(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            content.writeTo(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Test
    void an_old_field_counts_once_for_each_message_of_the_client_that_sends_it() {
        for (String field : List.of(
                "legacyCode", "oldTags", "oldNumbers", "oldLabels", "cheque", "oldLine", "oldPrice", "oldImage")) {
            assertThat(bodies.uses(ORDER + field))
                    .as(field)
                    .containsOnly(entry("read 1.0", 4L), entry("write 1.0", 2L));
        }
    }

    @Test
    void messages_inside_a_message_count_one_by_one() {
        assertThat(bodies.uses("com.acme.orders.OrdersProto$Order$Line#oldAmount"))
                .containsOnly(entry("read 1.0", 8L), entry("write 1.0", 4L));
    }

    @Test
    void a_rule_marks_a_field_without_a_change_of_the_file() {
        assertThat(bodies.uses("by-rule")).containsOnly(entry("read 1.0", 4L), entry("write 1.0", 2L));
    }

    @Test
    void a_field_that_nobody_sends_is_watched_and_unused() {
        assertThat(bodies.states()).containsEntry(ORDER + "unsent", "watched");
        assertThat(bodies.uses(ORDER + "unsent")).isEmpty();
    }

    @Test
    void a_rule_that_names_no_field_is_failed() {
        assertThat(bodies.notCounted())
                .containsOnly(
                        entry(ORDER + "by_rule", "failed: com.acme.orders.OrdersProto$Order has no property by_rule"));
    }

    @Test
    void every_other_old_field_is_watched_and_nothing_else() {
        Map<String, String> states = bodies.states();
        states.remove(ORDER + "by_rule");
        assertThat(states).hasSize(11);
        assertThat(states.values()).containsOnly("watched");
        bodies.assertHealthy();
    }
}
