package dev.oldpath.hooks;

import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.crossing.Entrance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The agent behind {@code $OldPath} in these tests; it can be installed once in a JVM. */
public final class BootForTest {
    /** What woven methods did. */
    public static final List<String> EVENTS = Collections.synchronizedList(new ArrayList<>());

    /** Receives what woven classes report. */
    public static final Crossings CROSSINGS = new Crossings();

    private static volatile IntConsumer hit = path -> {};

    static {
        $OldPath.install(new $OldPath.Agent() {
            @Override
            public void firstHit(int path) {
                hit.accept(path);
            }

            @Override
            public void used(String id) {}

            @Override
            public int enter(Object a, Object b, int number) {
                return CROSSINGS.enter(a, b, number);
            }

            @Override
            public void leave(int depth) {
                EVENTS.add("leave " + depth);
            }

            @Override
            public void crossed(Object a, Object b, int number) {
                CROSSINGS.crossed(a, b, number);
            }

            @Override
            public @Nullable Object passed(Object value, Object a, Object b, int number) {
                return CROSSINGS.passed(value, a, b, number);
            }
        });
    }

    private BootForTest() {}

    /** Starts with no events; hits go to this consumer. */
    public static void install(IntConsumer onHit) {
        hit = onHit;
        EVENTS.clear();
        $OldPath.current(null);
    }

    /** Returns an entrance that writes down who enters. */
    public static Entrance<Object, Object> entrance(String name) {
        return new Entrance<Object, Object>(CROSSINGS) {
            @Override
            protected int entered(@Nullable Object a, @Nullable Object b) {
                EVENTS.add("enter " + name + " " + a);
                return 42;
            }
        };
    }
}
