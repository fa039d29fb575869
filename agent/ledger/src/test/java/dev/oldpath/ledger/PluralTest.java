package dev.oldpath.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PluralTest {
    @Test
    void one_thing_has_no_s() {
        assertThat(Plural.of(1, "old path")).isEqualTo("1 old path");
        assertThat(Plural.of(0, "old path")).isEqualTo("0 old paths");
        assertThat(Plural.of(21, "old path")).isEqualTo("21 old paths");
    }
}
