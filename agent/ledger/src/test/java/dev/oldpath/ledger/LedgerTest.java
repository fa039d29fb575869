package dev.oldpath.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ledger behind the real {@code java.lang.$OldPath}. */
class LedgerTest {
    private static final Client MOBILE = Client.of("mobile", "4.2", ClientSource.HEADER);
    private static final Client BATCH = Client.of("batch", "1", ClientSource.SCOPE);
    private static volatile @Nullable Ledger current;

    static {
        // Can be installed once in a JVM, hence the detour.
        $OldPath.install(new $OldPath.Agent() {
            @Override
            public void firstHit(int path) {
                now().count(path);
            }

            @Override
            public void used(String id) {}

            @Override
            public int enter(Object a, Object b, int number) {
                return 0;
            }

            @Override
            public void leave(int depth) {
                now().leave(depth);
            }

            @Override
            public void crossed(Object a, Object b, int number) {}

            @Override
            public Object passed(Object value, Object a, Object b, int number) {
                return value;
            }
        });
    }

    private final Paths paths = new Paths(100);
    private final Ledger ledger = new Ledger(paths);
    private final int path = path("com.acme.Orders#old()");

    private static Ledger now() {
        return Objects.requireNonNull(current);
    }

    @BeforeEach
    void install() {
        current = ledger;
        $OldPath.current(null);
    }

    private int path(String id) {
        Path path = paths.register(PathKind.METHOD, id, PathInfo.NONE);
        path.watched(id);
        return path.index();
    }

    private static void hit(int path, int times) {
        for (int i = 0; i < times; i++) {
            $OldPath.hit(path);
        }
    }

    private Map<String, Long> uses(int index) {
        ledger.drain();
        Map<String, Long> byName = new TreeMap<>();
        paths.at(index).uses().all().forEach(use -> byName.put(use.client().name(), use.count()));
        return byName;
    }

    @Test
    void every_hit_of_many_threads_counts_while_a_collector_drains() throws Exception {
        int threads = 8;
        int rounds = 20_000;
        int[] indexes = new int[200]; // beyond the first block of a row
        for (int i = 0; i < indexes.length; i++) {
            indexes[i] = path("com.acme.Many#m" + i + "()");
        }
        AtomicBoolean stop = new AtomicBoolean();
        Thread collector = new Thread(() -> {
            while (!stop.get()) {
                ledger.drain();
            }
        });
        collector.start();
        List<Thread> workers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            Client client = Client.of("client-" + t, "1", ClientSource.HEADER);
            Thread worker = new Thread(() -> {
                for (int i = 0; i < rounds; i++) {
                    int token = ledger.enter(client, true);
                    $OldPath.hit(indexes[i % indexes.length]);
                    $OldPath.hit(path);
                    ledger.leave(token);
                    $OldPath.hit(path);
                }
            });
            workers.add(worker);
            worker.start();
        }
        for (Thread worker : workers) {
            worker.join();
        }
        stop.set(true);
        collector.join();

        Map<String, Long> expected = new TreeMap<>();
        Map<String, Long> each = new TreeMap<>();
        expected.put("_unknown", (long) threads * rounds);
        for (int t = 0; t < threads; t++) {
            expected.put("client-" + t, (long) rounds);
            each.put("client-" + t, (long) rounds / indexes.length);
        }
        assertThat(uses(path)).isEqualTo(expected);
        for (int index : indexes) {
            assertThat(uses(index)).isEqualTo(each);
        }
    }

    @Test
    void the_uses_of_a_thread_outlive_it_and_its_memory_is_given_back() throws Exception {
        int before = ledger.threads();
        for (int i = 0; i < 50; i++) {
            Thread thread = new Thread(() -> hit(path, 10));
            thread.start();
            thread.join();
        }

        assertThat(uses(path)).containsEntry("_unknown", 500L);
        assertThat(ledger.threads()).isEqualTo(before);
    }

    @Test
    void more_threads_than_the_table_has_places_are_counted_exactly() throws Exception {
        int threads = 4_200;
        CountDownLatch started = new CountDownLatch(threads);
        CountDownLatch all = new CountDownLatch(1);
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread worker = new Thread(null, () -> countTwice(started, all), "worker", 64 * 1024);
            workers.add(worker);
            worker.start();
        }
        started.await();
        all.countDown();
        for (Thread worker : workers) {
            worker.join();
        }

        assertThat(uses(path)).containsEntry("_unknown", 10L * threads);
    }

    private void countTwice(CountDownLatch started, CountDownLatch all) {
        hit(path, 5);
        started.countDown();
        try {
            all.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        hit(path, 5);
    }

    @Test
    void a_thread_whose_number_changes_is_counted_exactly() throws Exception {
        // What java.util.concurrent does to threads that get in each other's way, a LongAdder for example.
        LongAdder adder = new LongAdder();
        Runnable work = () -> {
            for (int i = 0; i < 100_000; i++) {
                adder.increment();
                $OldPath.hit(path);
            }
        };
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Thread worker = new Thread(work);
            workers.add(worker);
            worker.start();
        }
        for (Thread worker : workers) {
            worker.join();
        }

        assertThat(uses(path)).containsEntry("_unknown", adder.sum());
    }

    @Test
    void a_thread_that_has_ended_can_be_collected() throws Exception {
        Thread thread = new Thread(() -> hit(path, 10));
        thread.start();
        thread.join();
        WeakReference<Thread> ended = new WeakReference<>(thread);
        thread = null;
        ledger.drain();

        for (int i = 0; i < 100 && ended.get() != null; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertThat(ended.get()).isNull();
    }

    @Test
    void a_pool_that_clears_thread_locals_loses_neither_uses_nor_the_client() {
        int token = ledger.enter(MOBILE, true);
        hit(path, 3);
        int threads = ledger.threads();
        $OldPath.current(null);
        hit(path, 4);

        assertThat(ledger.threads()).isEqualTo(threads);
        assertThat(uses(path)).containsOnlyKeys("mobile").containsEntry("mobile", 7L);
        ledger.leave(token);
        assertThat(ledger.client()).isEqualTo(Client.UNKNOWN);
    }

    @Test
    void uses_belong_to_the_innermost_scope() {
        int outer = ledger.enter(MOBILE, true);
        hit(path, 1);
        int inner = ledger.enter(BATCH, false);
        hit(path, 10);
        assertThat(ledger.serving()).isTrue();
        ledger.leave(inner);
        hit(path, 100);
        ledger.leave(outer);
        hit(path, 1_000);

        assertThat(ledger.serving()).isFalse();
        assertThat(uses(path))
                .containsEntry("mobile", 101L)
                .containsEntry("batch", 10L)
                .containsEntry("_unknown", 1_000L);
    }

    @Test
    void leaving_the_outer_scope_leaves_the_inner_ones() {
        int outer = ledger.enter(MOBILE, true);
        int inner = ledger.enter(BATCH, false);
        ledger.leave(outer);
        assertThat(ledger.client()).isEqualTo(Client.UNKNOWN);
        ledger.leave(inner);
        hit(path, 1);

        assertThat(uses(path)).containsOnlyKeys("_unknown");
    }

    @Test
    void closing_a_scope_twice_does_not_end_a_later_one() {
        int first = ledger.enter(MOBILE, false);
        ledger.leave(first);
        int second = ledger.enter(BATCH, false);
        ledger.leave(first);
        assertThat(ledger.client()).isEqualTo(BATCH);
        ledger.leave(second);
        assertThat(ledger.client()).isEqualTo(Client.UNKNOWN);
    }

    @Test
    void a_scope_closed_on_another_thread_changes_nothing_there_or_here() throws Exception {
        int token = ledger.enter(MOBILE, false);
        Thread other = new Thread(() -> {
            int own = ledger.enter(BATCH, false);
            ledger.leave(token);
            hit(path, 1);
            ledger.leave(own);
        });
        other.start();
        other.join();

        assertThat(ledger.client()).isEqualTo(MOBILE);
        assertThat(uses(path)).containsOnlyKeys("batch");
        ledger.leave(token);
    }

    @Test
    void a_recursion_of_scopes_is_bounded_and_unwinds() {
        List<Integer> tokens = new ArrayList<>();
        int first = ledger.enter(MOBILE, true);
        for (int i = 0; i < 10_000; i++) {
            tokens.add(ledger.enter(BATCH, false));
        }
        for (int i = tokens.size() - 1; i >= 0; i--) {
            ledger.leave(tokens.get(i));
        }
        assertThat(ledger.client()).isEqualTo(MOBILE);
        ledger.leave(first);
        assertThat(ledger.client()).isEqualTo(Client.UNKNOWN);
    }

    @Test
    void a_client_does_not_stay_on_a_thread_of_a_pool() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(1);
        try {
            for (int i = 0; i < 100; i++) {
                Client client = Client.of("client-" + i % 10, "1", ClientSource.HEADER);
                Future<?> request = pool.submit(() -> {
                    int token = ledger.enter(client, true);
                    try {
                        hit(path, 1);
                        throw new IllegalStateException("a request that fails");
                    } finally {
                        ledger.leave(token);
                    }
                });
                assertThat(request).failsWithin(Duration.ofMinutes(1));
                pool.submit(() -> hit(path, 1)).get();
            }
        } finally {
            pool.shutdown();
        }

        assertThat(uses(path)).hasSize(11).containsEntry("_unknown", 100L).containsEntry("client-7", 10L);
    }

    @Test
    void a_new_client_is_news_once() {
        ledger.takeNews();
        hit(path, 1);
        ledger.drain();
        assertThat(ledger.takeNews()).isTrue();
        hit(path, 1);
        ledger.drain();
        assertThat(ledger.takeNews()).isFalse();
    }

    @Test
    void a_million_clients_keep_the_total_exact() {
        int clients = 1_000_000;
        for (int i = 0; i < clients; i++) {
            int token = ledger.enter(Client.of("bot-" + i, "1", ClientSource.USER_AGENT), true);
            $OldPath.hit(path);
            ledger.leave(token);
        }

        Map<String, Long> uses = uses(path);
        assertThat(uses.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(clients);
        assertThat(uses).hasSizeLessThanOrEqualTo(101);
        assertThat(paths.at(path).uses().overflows()).isGreaterThanOrEqualTo(clients - 100);
    }

    @Test
    void virtual_threads_count_exactly_and_share_what_they_are_lent() throws Exception {
        ExecutorService executor;
        try {
            // Java 21; a platform thread each where there are none.
            executor = (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException e) {
            executor = Executors.newCachedThreadPool();
        }
        CountDownLatch all = new CountDownLatch(500);
        int before = ledger.threads();
        for (int i = 0; i < 500; i++) {
            executor.execute(() -> {
                hit(path, 2);
                int token = ledger.enter(MOBILE, true);
                hit(path, 3);
                ledger.leave(token);
                hit(path, 4);
                all.countDown();
            });
        }
        all.await();
        executor.shutdown();

        assertThat(uses(path)).containsEntry("mobile", 1_500L).containsEntry("_unknown", 3_000L);
        assertThat(ledger.threads() - before).isLessThanOrEqualTo(500);
    }

    @Test
    void a_virtual_thread_that_ends_inside_a_scope_gives_back_what_it_was_lent() throws Exception {
        Method start;
        try {
            start = Thread.class.getMethod("startVirtualThread", Runnable.class);
        } catch (NoSuchMethodException e) {
            start = LedgerTest.class.getDeclaredMethod("startPlatformThread", Runnable.class);
        }
        int before = ledger.threads();
        for (int i = 0; i < 20; i++) {
            Thread thread = (Thread) start.invoke(null, (Runnable) () -> {
                ledger.enter(MOBILE, false);
                hit(path, 1);
            });
            thread.join();
            ledger.drain();
        }

        assertThat(uses(path)).containsEntry("mobile", 20L);
        assertThat(ledger.threads() - before).isLessThanOrEqualTo(1);
    }

    static Thread startPlatformThread(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        return thread;
    }

    /** Where each use is noted, as {@code path client}, with the count. */
    private static final class Notebook implements Notes {
        final List<String> opened = new ArrayList<>();
        final List<Integer> noted = new ArrayList<>();

        @Override
        public synchronized int open(PathKind kind, String of, boolean write, Client client, long nowMillis) {
            opened.add(of + " " + client.name());
            return opened.size() - 1;
        }

        @Override
        public synchronized void use(int place, long nowMillis) {
            noted.add(place);
        }

        @Override
        public void counted(int place, long lastMillis, long count) {}

        @Override
        public void drained(long nowMillis) {}
    }

    @Test
    void the_first_use_of_a_path_by_a_client_is_noted_before_the_hit_returns() {
        Notebook notes = new Notebook();
        Ledger noting = new Ledger(paths, notes);
        current = noting;
        hit(path, 3);
        assertThat(notes.opened).containsExactly("com.acme.Orders#old() _unknown");
        for (Client client : Arrays.asList(MOBILE, BATCH)) {
            int token = noting.enter(client, true);
            hit(path, 2);
            assertThat(notes.opened).last().isEqualTo("com.acme.Orders#old() " + client.name());
            noting.leave(token);
        }
        hit(path, 4);
        noting.drain();

        Map<String, Long> counted = new TreeMap<>();
        paths.at(path).uses().all().forEach(use -> counted.put(use.client().name(), use.count()));
        assertThat(counted).containsOnly(entry("_unknown", 7L), entry("mobile", 2L), entry("batch", 2L));
    }

    @Test
    void after_each_drain_the_next_use_of_each_path_is_noted_and_those_that_follow_are_not() {
        Notebook notes = new Notebook();
        Ledger noting = new Ledger(paths, notes);
        current = noting;
        int other = path("com.acme.Orders#other()");
        hit(path, 5);
        hit(other, 5);
        for (int round = 0; round < 3; round++) {
            noting.drain();
            notes.noted.clear();
            hit(path, 5);
            assertThat(notes.noted).isNotEmpty().contains(0).doesNotContain(1);
            hit(other, 5);
            assertThat(notes.noted).endsWith(1);
            notes.noted.clear();
            hit(path, 1_000);
            hit(other, 1_000);
            assertThat(notes.noted).isEmpty();
        }
        noting.drain();
        assertThat(paths.at(path).uses().all().get(0).count()).isEqualTo(5 + 3 * 1_005);
    }

    @Test
    void noting_loses_no_hit_of_many_threads_while_a_collector_drains() throws InterruptedException {
        Ledger noting = new Ledger(paths, new Notebook());
        current = noting;
        AtomicBoolean stop = new AtomicBoolean();
        Thread collector = new Thread(() -> {
            while (!stop.get()) {
                noting.drain();
            }
        });
        collector.start();
        List<Thread> workers = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            Thread worker = new Thread(() -> hit(path, 1_000_000));
            workers.add(worker);
            worker.start();
        }
        for (Thread worker : workers) {
            worker.join();
        }
        stop.set(true);
        collector.join();
        noting.drain();

        assertThat(paths.at(path).uses().all().get(0).count()).isEqualTo(4_000_000);
    }
}
