package dev.oldpath.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTest {
    @Test
    void what_a_receiver_answers_neither_steers_a_terminal_nor_looks_like_another_line() {
        assertThat(Log.harmless("rejected: \033[31mred\n[oldpath] SAFE\r\u2028\u202e\u009bx \u00e4", false))
                .isEqualTo("rejected: ?[31mred?[oldpath] SAFE????x \u00e4");
    }

    @Test
    void a_stack_trace_keeps_its_lines() {
        assertThat(Log.harmless("at a\nat \033b", true)).isEqualTo("at a\nat ?b");
    }
}
