package dev.oldpath.hooks.advice;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class WarmUpTest {
    @Test
    void the_sample_is_woven_in_every_way() {
        assertThatCode(WarmUp::run).doesNotThrowAnyException();
    }
}
