package dev.oldpath.weave;

import dev.oldpath.config.PathRule;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Ledger;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.PathState;
import dev.oldpath.ledger.PathUses;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.crossing.Crossing;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.hook.ApiHook;
import dev.oldpath.weave.hook.ClassHook;
import dev.oldpath.weave.hook.HookIndex;
import dev.oldpath.weave.hook.NamedClient;
import dev.oldpath.weave.place.LoaderPlaces;
import dev.oldpath.weave.rule.Rules;
import dev.oldpath.weave.rule.Scope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An agent for one test: weaves what a class loader of its own loads, and counts what runs on this thread. */
final class Agent {
    private static final ClassLoader NONE = new ClassLoader(null) {};
    private static volatile @Nullable Agent current;

    static {
        // Can be installed once in a JVM, hence the detour.
        $OldPath.install(new $OldPath.Agent() {
            @Override
            public void firstHit(int path) {
                now().ledger.count(path);
            }

            @Override
            public void used(String id) {
                now().marked(id);
            }

            @Override
            public int enter(Object a, Object b, int number) {
                return now().crossings.enter(a, b, number);
            }

            @Override
            public void leave(int depth) {
                now().ledger.leave(depth);
            }

            @Override
            public void crossed(Object a, Object b, int number) {
                now().receiver.crossed(a, b, number);
            }

            @Override
            public @Nullable Object passed(Object value, Object a, Object b, int number) {
                return now().receiver.passed(value, a, b, number);
            }
        });
    }

    /** Receives what woven code reports. */
    interface Receiver {
        void crossed(@Nullable Object a, @Nullable Object b, int number);

        @Nullable
        Object passed(@Nullable Object value, @Nullable Object a, @Nullable Object b, int number);
    }

    final Paths paths = new Paths(100);
    final Ledger ledger = new Ledger(paths);
    final Health health = new Health(0);
    final Rules rules;
    final Scope scope;
    final Weaving weaving;
    final WeavingTransformer transformer;
    final Crossings crossings = new Crossings();
    Receiver receiver = new Receiver() {
        @Override
        public void crossed(@Nullable Object a, @Nullable Object b, int number) {
            crossings.crossed(a, b, number);
        }

        @Override
        public @Nullable Object passed(@Nullable Object value, @Nullable Object a, @Nullable Object b, int number) {
            return crossings.passed(value, a, b, number);
        }
    };

    Agent(List<String> packages, List<PathRule> pathRules) {
        this(packages, pathRules, null);
    }

    /** Creates an agent with these hooks; null is the one of the api. */
    Agent(List<String> packages, List<PathRule> pathRules, @Nullable List<ClassHook> hooks) {
        rules = new Rules(pathRules);
        scope = new Scope(packages);
        weaving = Weaving.assemble(paths, scope, rules, null, Agent::classFile, crossings, health);
        HookIndex index = new HookIndex(
                hooks != null ? hooks : Collections.singletonList(new ApiHook(new NamedClient(crossings, ledger))));
        transformer = weaving.transformer(index, (l, n, d) -> {}, new LoaderPlaces(), NONE);
        current = this;
        $OldPath.current(null);
    }

    static Agent forAcme() {
        return new Agent(Collections.singletonList("com.acme"), Collections.emptyList());
    }

    /** Reports what woven code would report. */
    void cross(@Nullable Object a, @Nullable Object b, Crossing<?, ?> at) {
        crossings.crossed(a, b, at.number());
    }

    private static Agent now() {
        return Objects.requireNonNull(current);
    }

    private void marked(String id) {
        Path path = paths.register(PathKind.BRANCH, id, PathInfo.NONE);
        path.watched("OldPaths.used");
        ledger.count(path.index());
    }

    /** The loaders of these tests show what is nowhere else. */
    private static byte @Nullable [] classFile(ClassLoader loader, String internalName) throws IOException {
        try (InputStream in = loader.getResourceAsStream(internalName + ".class")) {
            return in == null ? null : Bytes.of(in);
        }
    }

    /** Returns the woven class file, or null when it stays as it is. */
    byte @Nullable [] transform(String internalName, byte[] classFile) {
        return transformer.transform(Agent.class.getClassLoader(), internalName, null, null, classFile);
    }

    /** Returns a loader of these classes and of the api, all of them woven. */
    Loader load(Map<String, byte[]> classFiles) {
        return load(classFiles, Agent.class.getClassLoader());
    }

    /** Returns a loader of these classes that asks the other one for those it does not have. */
    Loader load(Map<String, byte[]> classFiles, ClassLoader parent) {
        return new Loader(classFiles, parent);
    }

    /** Uses by id, without paths that have none; writes by {@code write ID}. */
    Map<String, Long> uses() {
        ledger.drain();
        Map<String, Long> uses = new TreeMap<>();
        for (Path path : paths.all()) {
            add(path.uses(), path.id(), uses);
            if (path.writes() != null) {
                add(path.writes(), "write " + path.id(), uses);
            }
        }
        return uses;
    }

    private static void add(PathUses all, String id, Map<String, Long> uses) {
        long sum = all.all().stream().mapToLong(PathUses.Use::count).sum();
        if (sum > 0) {
            uses.merge(id, sum, Long::sum);
        }
    }

    /** States by id, of those that something carries. */
    Map<String, PathState> states() {
        Map<String, PathState> states = new TreeMap<>();
        for (Path path : paths.all()) {
            states.put(path.id(), path.state());
        }
        return states;
    }

    Path path(PathKind kind, String id) {
        return Objects.requireNonNull(paths.find(kind, id), id);
    }

    final class Loader extends ClassLoader {
        private final Map<String, byte[]> classFiles;
        final Map<String, byte[]> woven = new TreeMap<>();

        Loader(Map<String, byte[]> classFiles, ClassLoader parent) {
            super(parent);
            this.classFiles = classFiles;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                String internalName = name.replace('.', '/');
                Class<?> loaded = findLoadedClass(name);
                if (loaded == null && classFiles.containsKey(internalName)) {
                    loaded = define(name, Objects.requireNonNull(classFiles.get(internalName)));
                } else if (loaded == null && name.startsWith("dev.oldpath.api.")) {
                    loaded = define(name, read(internalName));
                }
                return loaded != null ? loaded : super.loadClass(name, resolve);
            }
        }

        @Override
        public @Nullable InputStream getResourceAsStream(String name) {
            byte[] classFile = classFiles.get(name.replace(".class", ""));
            return classFile == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(classFile);
        }

        private Class<?> define(String name, byte[] classFile) {
            byte[] result = transformer.transform(this, name.replace('.', '/'), null, null, classFile);
            if (result != null) {
                woven.put(name, result);
            }
            byte[] bytes = result == null ? classFile : result;
            return defineClass(name, bytes, 0, bytes.length);
        }

        /** Loads the class and calls its static method {@code run}. */
        void run(String name) throws ReflectiveOperationException {
            loadClass(name).getMethod("run").invoke(null);
        }
    }

    /** Reads a class file of the test's own class path. */
    static byte[] read(String internalName) {
        try (InputStream in = Agent.class.getResourceAsStream("/" + internalName + ".class")) {
            return Bytes.of(Objects.requireNonNull(in, internalName));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
