package dev.oldpath.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExportScheduleTest {
    private final ExportSchedule schedule = new ExportSchedule(60_000, 0);

    private long nextFrom(long now) {
        long time = now;
        while (!schedule.due(time)) {
            time++;
        }
        return time;
    }

    @Test
    void the_first_export_does_not_wait_for_a_slow_scan() {
        assertThat(nextFrom(0)).isLessThanOrEqualTo(5_000);
    }

    @Test
    void the_first_export_follows_the_scan() {
        schedule.ready(700);

        assertThat(nextFrom(0)).isEqualTo(1_700);
    }

    @Test
    void news_leave_within_two_seconds_and_the_interval_starts_anew() {
        schedule.exported(4_000);
        schedule.news(30_000);

        long early = nextFrom(30_000);
        schedule.exported(early);

        assertThat(early).isBetween(30_001L, 32_000L);
        assertThat(nextFrom(early)).isEqualTo(early + 60_000);
    }

    @Test
    void news_without_end_are_neither_delayed_nor_sent_one_by_one() {
        int exports = 0;
        schedule.exported(0);
        for (long time = 1; time <= 10_000; time++) {
            schedule.news(time);
            if (schedule.due(time)) {
                schedule.exported(time);
                exports++;
            }
        }

        assertThat(exports).isEqualTo(5);
    }
}
