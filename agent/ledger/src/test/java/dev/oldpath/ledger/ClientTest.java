package dev.oldpath.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "mobile|mobile",
                " mobile \t|mobile",
                "Acme Mobile/4.2+beta@ios_x-y|Acme Mobile/4.2+beta@ios_x-y",
                "<script>alert(1)</script>|_script_alert_1__/script_",
                "naïve|na_ve",
                "a\u0000b\u001b[31m|a_b__31m",
                "_unknown|-unknown",
                "_other|-other",
                "_none|-none",
                " _none|-none",
                "_others|_others",
                "😀|__",
            })
    void a_name_from_outside_is_made_safe(String given, String safe) {
        assertThat(Client.of(given, "1", ClientSource.HEADER).name()).isEqualTo(safe);
    }

    @Test
    void a_long_name_is_cut_and_does_not_end_in_a_blank() {
        char[] name = new char[100_000];
        Arrays.fill(name, 'x');
        name[63] = ' ';

        assertThat(Client.of(new String(name), null, ClientSource.HEADER).name())
                .hasSize(63);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n"})
    void without_a_name_nobody_is_known(String blank) {
        assertThat(Client.of(blank, "1.0", ClientSource.HEADER)).isSameAs(Client.UNKNOWN);
        assertThat(Client.of(null, "1.0", ClientSource.HEADER)).isSameAs(Client.UNKNOWN);
        assertThat(Client.of("mobile", blank, ClientSource.HEADER).version()).isEqualTo("_unknown");
    }

    @Test
    void nobody_outside_can_pass_for_the_unknown_or_the_others() {
        assertThat(Client.of("_unknown", "_unknown", ClientSource.UNKNOWN)).isNotEqualTo(Client.UNKNOWN);
        assertThat(Client.of("_other", "_other", ClientSource.UNKNOWN)).isNotEqualTo(Client.OTHER);
    }
}
