package dev.oldpath.weave;

import dev.oldpath.config.PathRule;
import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathState;
import dev.oldpath.ledger.Paths;
import dev.oldpath.weave.classfile.Archive;
import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.hook.ClassHook;
import dev.oldpath.weave.hook.HookIndex;
import dev.oldpath.weave.rule.MemberRule;
import dev.oldpath.weave.rule.Rules;
import java.io.File;
import java.net.URL;
import java.net.URLDecoder;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Lists old paths before their classes load: reads the jars and directories of the class path, and every other place
 * from which a class comes, on a thread of low priority. Thread-safe.
 *
 * <p>A rule that has named nothing when all known places have been read is reported as failed; it becomes watched if a
 * later place holds what it names.
 */
public final class Inventory implements WeavingTransformer.Sources, Runnable {
    /** Hears what the inventory has done. */
    public interface Listener {
        /**
         * All places known so far have been read; called again now and then.
         *
         * @param settled whether the application has been given the time to load what it starts with
         */
        void read(boolean settled);
    }

    /** After this time without a new place all known ones have been read. */
    private static final long PAUSE_MILLIS = 100;

    /**
     * After this time without a new place the application has loaded what it starts with: an application server its web
     * applications, an application its HTTP server. To call a rule wrong earlier would have good rules deleted.
     */
    private static final long SETTLE_MILLIS = 15_000;

    private final ClassWeaver weaver;
    private final Rules rules;
    private final HookIndex hooks;
    private final Paths paths;
    private final Health health;
    private final Listener listener;
    private final LinkedBlockingQueue<Object> queue = new LinkedBlockingQueue<>();
    private final Set<ProtectionDomain> seen =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private final Set<File> places = new HashSet<>();
    private final Set<PathRule> told = new HashSet<>();
    private volatile boolean hasRead;

    /** Creates an inventory that has read nothing. */
    public Inventory(ClassWeaver weaver, Rules rules, HookIndex hooks, Paths paths, Health health, Listener listener) {
        this.weaver = weaver;
        this.rules = rules;
        this.hooks = hooks;
        this.paths = paths;
        this.health = health;
        this.listener = listener;
    }

    /**
     * Enters every rule as a pending path, so that it is known before anything has been read. Not one that gets its ids
     * from what it finds: a path that is reported and then gone would stay blind.
     */
    public void expectRules() {
        for (MemberRule rule : rules.all()) {
            if (rule.hasOneId()) {
                path(rule).member(member(rule.rule()), PathState.PENDING);
            }
        }
        for (PathRule rule : rules.notCountable()) {
            String id = rule.id() != null ? rule.id() : rule.pattern();
            paths.register(rule.kind(), id, rule.info()).member(member(rule), PathState.UNCOUNTABLE);
            Log.warn(rule.place() + ": " + rule.kind().label()
                    + " rules cannot be counted by this version of the agent; " + id + " is reported as uncountable");
        }
    }

    private Path path(MemberRule rule) {
        String id = rule.id() != null ? rule.id() : rule.rule().pattern();
        return paths.register(rule.kind(), id, rule.info());
    }

    /** Stands for what the rule names until that is found; rules that share an id each have their own. */
    private static String member(PathRule rule) {
        return "rule at " + rule.place();
    }

    /** Adds a jar or directory. */
    public void add(File place) {
        queue.add(place);
    }

    @Override
    public void seen(ProtectionDomain domain) {
        // Only queued here: asking the domain for its place may call the application.
        if (seen.add(domain)) {
            queue.add(domain);
        }
    }

    /** Starts reading on a daemon thread. */
    @SuppressWarnings("ThreadPriorityCheck") // only a hint: the application goes first
    public void start() {
        Thread thread = new Thread(this, "oldpath-inventory");
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.setContextClassLoader(null);
        thread.start();
    }

    /** Reads for ever; called by the thread that {@link #start} makes. */
    @Override
    public void run() {
        try {
            boolean unread = true;
            boolean settled = false;
            while (true) {
                Object next = queue.poll(unread ? PAUSE_MILLIS : SETTLE_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    unread |= read(next);
                    continue;
                }
                settled |= !unread;
                unread = false;
                hasRead = true;
                // Asked again for ever: a class may load from where nothing could be read.
                checkRules(settled);
                listener.read(settled);
            }
        } catch (InterruptedException e) {
            // Nobody else knows this thread: the JVM goes down.
        }
    }

    /**
     * The application ends: what has not been found by now will not be.
     *
     * @return whether all places known have been read
     */
    public boolean finish() {
        checkRules(hasRead);
        return hasRead;
    }

    private boolean read(Object source) {
        File place = source instanceof File ? (File) source : place((ProtectionDomain) source);
        if (place == null || !places.add(place.getAbsoluteFile())) {
            return false;
        }
        try {
            Archive.read(place, visitor);
        } catch (Exception e) {
            visitor.unreadable(place.getPath(), e);
        }
        return true;
    }

    private final Archive.Visitor visitor = new Archive.Visitor() {
        @Override
        public void classFile(String name, byte[] bytes) {
            String internalName = ClassFile.reader(bytes).getClassName();
            for (ClassHook hook : hooks.of(internalName)) {
                hook.listed(internalName, bytes);
            }
            if (weaver.mayHoldMark(internalName, bytes)) {
                weaver.list(bytes);
            }
        }

        @Override
        public void alsoOnClassPath(File file) {
            add(file);
        }

        @Override
        public void unreadable(String name, Exception cause) {
            health.failed(Failure.SCAN);
            Log.debug("cannot read " + name, cause);
        }
    };

    private @Nullable File place(ProtectionDomain domain) {
        try {
            CodeSource source = domain.getCodeSource();
            URL url = source == null ? null : source.getLocation();
            return url == null ? null : place(url.toString());
        } catch (Exception e) {
            Log.debug("a class without a place", e);
            return null;
        }
    }

    /** {@code file:/a.jar}, {@code jar:file:/a.jar!/BOOT-INF/lib/b.jar!/}, {@code jar:nested:/a.jar/!BOOT-INF/lib/b.jar!/}. */
    static @Nullable File place(String url) throws java.io.UnsupportedEncodingException {
        String path = url;
        for (String prefix : new String[] {"jar:", "nested:", "file:"}) {
            if (path.startsWith(prefix)) {
                path = path.substring(prefix.length());
            }
        }
        // Elsewhere than in a jar: address an exclamation mark is part of a name.
        int inner = url.startsWith("jar:") ? path.indexOf("/!") : -1;
        inner = inner < 0 && url.startsWith("jar:") ? path.indexOf("!/") : inner;
        if (inner >= 0) {
            path = path.substring(0, inner);
        }
        if (path.isEmpty() || path.indexOf(':') > 2) {
            return null;
        }
        return new File(URLDecoder.decode(path.replace("+", "%2B"), "UTF-8"));
    }

    private synchronized void checkRules(boolean complete) {
        for (MemberRule rule : rules.all()) {
            if (rule.hasMatched()) {
                path(rule).forget(member(rule.rule()));
            } else if (complete && told.add(rule.rule())) {
                path(rule).member(member(rule.rule()), PathState.FAILED);
                Log.warn(rule.rule().place() + ": " + rule.kind().label() + " rule "
                        + rule.rule().pattern()
                        + " names nothing in the application; check the spelling, or remove the rule if the code is"
                        + " gone");
            }
        }
    }
}
