package dev.oldpath.hooks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;

/** What stands behind {@code $OldPath} in these tests; it can be installed once in a JVM. */
public final class BootForTest {
    /** What woven methods did. */
    public static final List<String> EVENTS = Collections.synchronizedList(new ArrayList<>());

    private static volatile IntConsumer hit = path -> {};

    static {
        $OldPath.install(
                path -> hit.accept(path),
                id -> {},
                (origin, detail) -> {
                    EVENTS.add("enter " + origin + " " + detail);
                    return 42;
                },
                token -> EVENTS.add("leave " + token),
                (member, how) -> EVENTS.add("reflected " + member + " " + how),
                (hook, detail) -> EVENTS.add("told " + hook + " " + detail));
    }

    private BootForTest() {}

    /** Starts with no events; hits go to this consumer. */
    public static void install(IntConsumer onHit) {
        hit = onHit;
        EVENTS.clear();
        $OldPath.current(null);
    }
}
