package dev.oldpath.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class UtcTimeTest {
    private static final DateTimeFormatter EXPECTED = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    @Test
    void it_is_what_the_jdk_writes_on_every_day_of_five_hundred_years() {
        long day = 86_400_000L;
        for (long millis = Instant.parse("1900-01-01T00:00:00Z").toEpochMilli();
                millis < Instant.parse("2401-01-01T00:00:00Z").toEpochMilli();
                millis += day + 61_001) {
            assertThat(UtcTime.text(millis)).isEqualTo(EXPECTED.format(Instant.ofEpochMilli(millis)));
        }
    }
}
