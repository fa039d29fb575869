package dev.oldpath.build.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LineTest {
    @Test
    void an_endpoint_in_quotes_is_one_word() {
        assertThat(Line.words("'GET /v1/jobs/{id}'  --evidence \"my evidence\"\n--owner=''"))
                .containsExactly("GET /v1/jobs/{id}", "--evidence", "my evidence", "--owner=");
    }

    @Test
    void an_empty_word_in_quotes_is_a_word() {
        assertThat(Line.words("--owner ''")).containsExactly("--owner", "");
        assertThat(Line.words(" \n ")).isEmpty();
    }

    @Test
    void a_quote_that_stays_open_is_an_error() {
        assertThatThrownBy(() -> Line.words("'GET /v1")).hasMessage("the arguments lack a closing ': 'GET /v1");
    }
}
