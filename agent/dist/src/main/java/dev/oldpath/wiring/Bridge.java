package dev.oldpath.wiring;

import dev.oldpath.hooks.Hooks;
import dev.oldpath.ledger.Client;
import dev.oldpath.ledger.ClientSource;
import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Ledger;
import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.PathState;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.reflection.Reflection;
import dev.oldpath.weave.use.SharedCalls;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.ObjIntConsumer;
import java.util.function.ToIntBiFunction;

/**
 * What woven code reaches behind {@code java.lang.$OldPath}. Everything that could fail is caught here: an application
 * must never see an exception of ours. Classes instead of lambdas, whose first use costs start-up time.
 */
final class Bridge {
    /** Ids made up at run time; more than this is a mistake, such as an id with an order number in it. */
    private static final int MAX_RUNTIME_IDS = 1_000;

    private Bridge() {}

    static void install(
            Ledger ledger, Paths paths, Hooks hooks, Reflection reflection, SharedCalls calls, Health health) {
        $OldPath.install(
                new FirstHit(ledger, health),
                new Marker(ledger, paths, health),
                new Enter(ledger, hooks, health),
                new Leave(ledger, health),
                new Reflected(reflection, calls, health),
                new Told(hooks, reflection, health));
    }

    private static void failed(Health health, Throwable cause) {
        health.failed(Failure.ATTRIBUTION);
        Log.debug("counting", cause);
    }

    private static final class FirstHit implements IntConsumer {
        private final Ledger ledger;
        private final Health health;

        FirstHit(Ledger ledger, Health health) {
            this.ledger = ledger;
            this.health = health;
        }

        @Override
        public void accept(int path) {
            try {
                ledger.count(path);
            } catch (Throwable e) {
                failed(health, e);
            }
        }
    }

    private static final class Marker implements Consumer<String> {
        private final Ledger ledger;
        private final Paths paths;
        private final Health health;
        private final AtomicInteger ids = new AtomicInteger();

        Marker(Ledger ledger, Paths paths, Health health) {
            this.ledger = ledger;
            this.paths = paths;
            this.health = health;
        }

        @Override
        public void accept(String id) {
            try {
                Path path = id == null || id.isEmpty() ? null : paths.find(PathKind.BRANCH, id);
                if (path == null) {
                    path = register(id);
                }
                ledger.count(path.index());
            } catch (Throwable e) {
                failed(health, e);
            }
        }

        private Path register(String id) {
            if (id == null || id.isEmpty() || ids.get() >= MAX_RUNTIME_IDS) {
                health.failed(Failure.CONFIG);
                return member("_other");
            }
            if (ids.incrementAndGet() == MAX_RUNTIME_IDS) {
                Log.warn("OldPaths.used was called with " + MAX_RUNTIME_IDS
                        + " different ids that are no literals; further ones are counted as _other");
            }
            return member(id);
        }

        private Path member(String id) {
            Path path = paths.register(PathKind.BRANCH, id, PathInfo.NONE);
            path.member("OldPaths.used", PathState.WATCHED);
            return path;
        }
    }

    private static final class Enter implements ToIntBiFunction<Object, Object> {
        private final Ledger ledger;
        private final Hooks hooks;
        private final Health health;

        Enter(Ledger ledger, Hooks hooks, Health health) {
            this.ledger = ledger;
            this.hooks = hooks;
            this.health = health;
        }

        @Override
        public int applyAsInt(Object origin, Object detail) {
            try {
                // A scope passes name and version, a hook its own name and a request.
                if (detail == null || detail instanceof String) {
                    Client client = Client.of((String) origin, (String) detail, ClientSource.SCOPE);
                    return ledger.enter(client.equals(Client.UNKNOWN) ? ledger.client() : client, false);
                }
                return hooks.http().enter((String) origin, detail);
            } catch (Throwable e) {
                failed(health, e);
                return Integer.MAX_VALUE; // belongs to no thread: leaving it changes nothing
            }
        }
    }

    private static final class Leave implements IntConsumer {
        private final Ledger ledger;
        private final Health health;

        Leave(Ledger ledger, Health health) {
            this.ledger = ledger;
            this.health = health;
        }

        @Override
        public void accept(int token) {
            try {
                ledger.leave(token);
            } catch (Throwable e) {
                failed(health, e);
            }
        }
    }

    private static final class Reflected implements ObjIntConsumer<Object> {
        private final Reflection reflection;
        private final SharedCalls calls;
        private final Health health;

        Reflected(Reflection reflection, SharedCalls calls, Health health) {
            this.reflection = reflection;
            this.calls = calls;
            this.health = health;
        }

        @Override
        public void accept(Object member, int how) {
            try {
                if (how >= SharedCalls.FIRST) {
                    calls.called(member, how);
                } else {
                    reflection.used(member, how);
                }
            } catch (Throwable e) {
                failed(health, e);
            }
        }
    }

    private static final class Told implements BiConsumer<Object, Object> {
        private final Hooks hooks;
        private final Reflection reflection;
        private final Health health;

        Told(Hooks hooks, Reflection reflection, Health health) {
            this.hooks = hooks;
            this.reflection = reflection;
            this.health = health;
        }

        @Override
        public void accept(Object hook, Object detail) {
            try {
                // A handle may be bound to a string, which then comes with a name.
                if (hook instanceof String && !(detail instanceof String)) {
                    hooks.told((String) hook, detail);
                } else if (hook instanceof Method) {
                    reflection.called((Method) hook, detail);
                } else if (detail instanceof byte[] && hook instanceof MethodHandles.Lookup) {
                    reflection.named(((MethodHandles.Lookup) hook).lookupClass(), detail);
                } else if (hook != null) {
                    reflection.named(hook, detail);
                }
            } catch (Throwable e) {
                failed(health, e);
            }
        }
    }
}
