package dev.oldpath.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PathUsesTest {
    private static final long MINUTE = 60_000;

    private final PathUses uses = new PathUses(3);
    private long now = 1_700_000_000_000L;

    private static Client client(String name) {
        return Client.of(name, "1", ClientSource.HEADER);
    }

    private boolean use(String name, long count) {
        return uses.add(client(name), count, now);
    }

    private Map<String, PathUses.Use> byName() {
        return uses.all().stream().collect(Collectors.toMap(u -> u.client().name(), Function.identity()));
    }

    private PathUses.Use of(String name) {
        return Objects.requireNonNull(byName().get(name), name);
    }

    private static long total(List<PathUses.Use> all) {
        return all.stream().mapToLong(PathUses.Use::count).sum();
    }

    @Test
    void the_first_use_under_a_name_is_news_and_the_second_is_not() {
        assertThat(use("mobile", 1)).isTrue();
        assertThat(use("mobile", 1)).isFalse();
        assertThat(uses.add(Client.of("mobile", "2", ClientSource.HEADER), 1, now))
                .isTrue();
        assertThat(uses.add(Client.UNKNOWN, 1, now)).isTrue();
    }

    @Test
    void a_client_that_returns_after_a_long_time_is_news_again() {
        uses.add(Client.UNKNOWN, 1, now);

        assertThat(uses.add(Client.UNKNOWN, 1, now + 3_600_000)).isFalse();
        assertThat(uses.add(Client.UNKNOWN, 1, now + 7_200_001)).isTrue();
    }

    @Test
    void the_unknown_take_nobodys_name() {
        uses.add(Client.UNKNOWN, 5, now);
        use("a", 1);
        use("b", 1);
        use("c", 1);

        assertThat(byName()).containsOnlyKeys("a", "b", "c", "_unknown");
        assertThat(uses.overflows()).isZero();
    }

    @Test
    void a_million_names_keep_the_total_exact_and_the_regulars_named() {
        long expected = 0;
        for (int i = 0; i < 1_000_000; i++) {
            use("once-" + i, 1);
            expected++;
            if (i % 10 == 0) {
                use("regular", 2);
                expected += 2;
            }
            if (i % 1_000 == 0) {
                now += 1_000;
                uses.rename(now);
            }
        }

        assertThat(total(uses.all())).isEqualTo(expected);
        assertThat(uses.all()).hasSizeLessThanOrEqualTo(3 + 2);
        assertThat(byName()).containsKey("regular");
        assertThat(uses.overflows()).isEqualTo(expected - namedUses());
    }

    private long namedUses() {
        return total(uses.all()) - of("_other").count();
    }

    @Test
    void a_newcomer_that_becomes_busy_takes_the_name_of_the_quietest() {
        use("a", 100);
        use("b", 10);
        use("c", 100);
        use("newcomer", 50);
        uses.rename(now);
        use("newcomer", 7);

        Map<String, PathUses.Use> byName = byName();
        assertThat(byName).containsOnlyKeys("a", "c", "newcomer", "_other");
        assertThat(of("newcomer").count()).isEqualTo(7);
        assertThat(of("_other").count()).isEqualTo(50 + 10);
        assertThat(total(uses.all())).isEqualTo(267);
    }

    @Test
    void two_equally_busy_clients_do_not_take_turns() {
        use("a", 10);
        use("b", 10);
        use("c", 10);
        for (int i = 0; i < 100; i++) {
            use("c", 1);
            use("d", 1);
            uses.rename(now);
        }

        // d took the name of a or b once, and nobody took c's.
        assertThat(byName()).containsKey("c").containsKey("d");
        assertThat(of("c").count()).isEqualTo(110);
        assertThat(of("_other").count()).isLessThan(30);
    }

    @Test
    void names_used_once_do_not_take_the_name_of_a_regular() {
        use("regular", 40);
        use("a", 100);
        use("b", 100);
        for (int i = 0; i < 10_000; i++) {
            use("once-" + i, 1);
            uses.rename(now);
        }

        assertThat(byName()).containsOnlyKeys("regular", "a", "b", "_other");
    }

    @Test
    void who_was_busy_long_ago_makes_way() {
        use("a", 1_000);
        use("b", 1_000);
        use("c", 500);
        now += 120 * MINUTE;
        use("newcomer", 5);
        uses.rename(now);
        use("newcomer", 1);

        assertThat(byName()).containsOnlyKeys("a", "b", "newcomer", "_other");
    }

    @Test
    void who_lost_its_name_is_remembered_as_busy() {
        use("a", 1_000);
        use("b", 1_000);
        use("loser", 100);
        use("winner", 160);
        uses.rename(now);
        // 100 + 150 of the loser are clearly more than 160, 150 alone are not.
        use("loser", 150);
        uses.rename(now);
        use("loser", 1);

        assertThat(byName()).containsKey("loser");
        assertThat(total(uses.all())).isEqualTo(2_411);
    }

    @Test
    void the_last_use_moves_only_forward() {
        use("a", 1);
        long first = now;
        now -= MINUTE; // the clock was set back
        use("a", 1);
        assertThat(of("a").lastMillis()).isEqualTo(first);
        now += 2 * MINUTE;
        use("a", 1);
        assertThat(of("a").lastMillis()).isEqualTo(now);
    }

    @Test
    void without_room_for_names_all_are_others() {
        PathUses nameless = new PathUses(0);
        nameless.add(client("a"), 2, now);
        nameless.add(client("b"), 3, now);
        nameless.rename(now);

        assertThat(nameless.all()).singleElement().satisfies(use -> {
            assertThat(use.client()).isEqualTo(Client.OTHER);
            assertThat(use.count()).isEqualTo(5);
        });
    }
}
