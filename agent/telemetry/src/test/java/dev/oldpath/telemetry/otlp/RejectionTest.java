package dev.oldpath.telemetry.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectionTest {
    private static byte[] answer(long points, String message) {
        return ExportMetricsServiceResponse.newBuilder()
                .setPartialSuccess(ExportMetricsPartialSuccess.newBuilder()
                        .setRejectedDataPoints(points)
                        .setErrorMessage(message))
                .build()
                .toByteArray();
    }

    @Test
    void it_names_the_number_and_the_message() {
        assertThat(Rejection.of(answer(1, ""))).hasMessage("the receiver rejected 1 data point");
        assertThat(Rejection.of(answer(Long.MAX_VALUE, "zu groß")))
                .hasMessage("the receiver rejected 9223372036854775807 data points: zu groß");
    }

    @Test
    void a_warning_and_an_empty_answer_reject_nothing() {
        assertThat(Rejection.of(answer(0, "mind the labels"))).isNull();
        assertThat(Rejection.of(new byte[0])).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "{}", "{\"partialSuccess\":{}}", "<html><body>Sign in</body></html>", "\n"})
    void what_is_no_answer_of_otlp_rejects_nothing(String text) {
        assertThat(Rejection.of(text.getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @Test
    void fields_of_a_later_version_are_passed_over() throws Exception {
        byte[] known = answer(7, "late");
        byte[] unknown = {(byte) 0x12, 2, 1, 2, 0x18, (byte) 0x80, 1, 0x25, 1, 2, 3, 4, 0x29, 1, 2, 3, 4, 5, 6, 7, 8};
        byte[] both = Arrays.copyOf(unknown, unknown.length + known.length);
        System.arraycopy(known, 0, both, unknown.length, known.length);
        assertThat(ExportMetricsServiceResponse.parseFrom(both)
                        .getPartialSuccess()
                        .getRejectedDataPoints())
                .isEqualTo(7);

        assertThat(Rejection.of(both)).hasMessage("the receiver rejected 7 data points: late");
    }

    @Test
    void a_damaged_answer_is_no_fault_of_ours() {
        Random random = new Random(12);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = answer(300, "some message");
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            Rejection.of(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
        }
    }
}
