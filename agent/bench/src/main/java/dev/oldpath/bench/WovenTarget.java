package dev.oldpath.bench;

import dev.oldpath.ledger.Client;
import dev.oldpath.ledger.ClientSource;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Ledger;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.PathUses;
import dev.oldpath.ledger.Paths;
import dev.oldpath.ledger.file.LedgerFile;
import dev.oldpath.weave.Weaving;
import dev.oldpath.weave.WeavingTransformer;
import dev.oldpath.weave.hook.HookIndex;
import dev.oldpath.weave.place.LoaderPlaces;
import dev.oldpath.weave.rule.Rules;
import dev.oldpath.weave.rule.Scope;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Weaves {@link Target} as the agent does, counts its uses, and collects them every second. */
final class WovenTarget {
    private static final String NAME = "dev/oldpath/bench/Target";

    private final Paths paths = new Paths(100);
    private final Ledger ledger;
    private final Client client = Client.of("mobile", "4.2", ClientSource.HEADER);

    /** Notes uses in a file of the directory that the system property {@code oldpath.bench.ledger} names, if it is set. */
    WovenTarget() throws ReflectiveOperationException, IOException {
        String directory = System.getProperty("oldpath.bench.ledger");
        ledger = new Ledger(paths, directory == null ? null : LedgerFile.create(directory, 0, Map.of()));
        // By reflection: javac knows the java.lang of the JDK only.
        Class<?> agent = Class.forName("java.lang.$OldPath$Agent");
        Object counting =
                Proxy.newProxyInstance(agent.getClassLoader(), new Class<?>[] {agent}, (proxy, method, arguments) -> {
                    if (method.getName().equals("firstHit")) {
                        ledger.count((int) arguments[0]);
                    }
                    return null;
                });
        Class.forName("java.lang.$OldPath").getMethod("install", agent).invoke(null, counting);
        byte[] woven = transformer(paths).transform(WovenTarget.class.getClassLoader(), NAME, null, null, classFile());
        MethodHandles.lookup().defineClass(Objects.requireNonNull(woven, "Target has not been woven"));
        Thread collector = new Thread(this::collect, "collector");
        collector.setDaemon(true);
        collector.start();
    }

    static WeavingTransformer transformer(Paths paths) {
        Scope scope = new Scope(List.of("com.acme"));
        Rules rules = new Rules(List.of());
        return Weaving.ofCodeElsewhere(paths, scope, rules, new Health(0))
                .transformer(
                        new HookIndex(List.of()),
                        (l, n, d) -> {},
                        new LoaderPlaces(),
                        ClassLoader.getPlatformClassLoader());
    }

    private static byte[] classFile() throws IOException {
        try (InputStream in = WovenTarget.class.getResourceAsStream("/" + NAME + ".class")) {
            return Objects.requireNonNull(in, NAME).readAllBytes();
        }
    }

    private void collect() {
        try {
            while (true) {
                Thread.sleep(1000);
                ledger.drain();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The thread starts to work for a client. */
    int enter() {
        return ledger.enter(client, true);
    }

    /** Ends what {@link #enter} began. */
    void leave(int token) {
        ledger.leave(token);
    }

    /** How many uses have been counted; of the field, how many reads. */
    long uses(PathKind kind) {
        ledger.drain();
        Path path = Objects.requireNonNull(paths.find(kind, "bench"));
        return path.uses().all().stream().mapToLong(PathUses.Use::count).sum();
    }
}
