package dev.oldpath.weave;

import dev.oldpath.config.PathRule;
import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.InventoryState;
import dev.oldpath.ledger.Log;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathState;
import dev.oldpath.ledger.Paths;
import dev.oldpath.ledger.Plural;
import dev.oldpath.weave.classfile.Archive;
import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.hook.ClassHook;
import dev.oldpath.weave.hook.HookIndex;
import dev.oldpath.weave.origin.Origin;
import dev.oldpath.weave.origin.Origins;
import dev.oldpath.weave.place.LoaderPlaces;
import dev.oldpath.weave.rule.MemberRule;
import dev.oldpath.weave.rule.Rules;
import dev.oldpath.weave.rule.Scope;
import java.io.File;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lists old paths before their classes load: reads the jars and directories of the class path, and every other place
 * from which a class comes, on a thread of low priority. Thread-safe.
 *
 * <p>A rule that has named nothing when all known places have been read is reported as absent, or as failed where not
 * everything could be read; it becomes watched if a later place holds what it names.
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

    private final MarkListing listing;
    private final Rules rules;
    private final HookIndex hooks;
    private final Paths paths;
    private final Health health;
    private final Listener listener;
    private final LinkedBlockingQueue<Object> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger toRead = new AtomicInteger();
    private final Origins origins;
    private final Scope scope;
    private final Set<String> inhabited = Collections.synchronizedSet(new HashSet<>());
    private final Set<File> places = Collections.synchronizedSet(new HashSet<>());
    private final Set<PathRule> told = new HashSet<>();
    private volatile boolean hasRead;
    private boolean hasTold;

    /** Creates an inventory that has read nothing. */
    Inventory(
            MarkListing listing,
            Scope scope,
            Rules rules,
            HookIndex hooks,
            Paths paths,
            Health health,
            LoaderPlaces loaderPlaces,
            Listener listener) {
        this.listing = listing;
        this.scope = scope;
        this.origins = new Origins(scope, loaderPlaces);
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
                path(rule).pending(member(rule.rule()));
            }
        }
        for (PathRule rule : rules.notCountable()) {
            String id = rule.id() != null ? rule.id() : rule.pattern();
            paths.register(rule.kind(), id, rule.info()).uncountable(member(rule), null);
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
        queue(place);
    }

    @Override
    public void seen(ClassLoader loader, String internalName, ProtectionDomain domain) {
        // Only queued here: asking the domain for its place may call the application.
        Origin origin = origins.seen(loader, internalName, domain);
        if (origin != null) {
            inhabited(internalName);
            queue(origin);
        }
    }

    private void inhabited(String internalName) {
        String entry = scope.entryOf(internalName);
        if (entry != null) {
            inhabited.add(entry);
        }
    }

    private void queue(Object source) {
        toRead.incrementAndGet();
        queue.add(source);
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
                    toRead.decrementAndGet();
                    continue;
                }
                settled |= !unread;
                unread = false;
                hasRead = true;
                // Asked again for ever: a class may load from where nothing could be read.
                forgetFoundRules();
                if (settled) {
                    ended();
                }
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
        forgetFoundRules();
        boolean all = hasRead && toRead.get() == 0;
        if (all) {
            ended();
        }
        return all;
    }

    /** Reads what has not been read; returns whether there was anything. */
    private boolean read(Object source) {
        boolean any = false;
        for (File place :
                source instanceof File ? Collections.singletonList((File) source) : origins.places((Origin) source)) {
            // Not what is not there: it may come.
            if (place.exists() && places.add(place.getAbsoluteFile())) {
                any = true;
                goesOn();
                read(place);
            }
        }
        return any;
    }

    private void read(File place) {
        try {
            Archive.read(place, visitor);
        } catch (Exception e) {
            visitor.unreadable(place.getPath(), e);
        }
    }

    private final Archive.Visitor visitor = new Archive.Visitor() {
        @Override
        public void classFile(String name, byte[] bytes) {
            String internalName = ClassFile.reader(bytes).getClassName();
            inhabited(internalName);
            for (ClassHook hook : hooks.of(internalName)) {
                hook.listed(internalName, bytes);
            }
            listing.list(internalName, bytes);
        }

        @Override
        public void alsoOnClassPath(File file) {
            add(file);
        }

        @Override
        public void unreadable(String name, Exception cause) {
            health.failed(Failure.SCAN);
            origins.unreadable(name);
            Log.debug("cannot read " + name, cause);
        }
    };

    /** What has been read is all that can be loaded, but for the gaps. */
    private synchronized void ended() {
        health.inventory(origins.gaps().isEmpty() ? InventoryState.COMPLETE : InventoryState.FAILED);
        tell();
        PathState state = isComplete() ? PathState.ABSENT : PathState.FAILED;
        for (MemberRule rule : rules.all()) {
            if (!rule.hasMatched()) {
                path(rule).unfound(member(rule.rule()), state, "it names nothing in the application");
                if (told.add(rule.rule())) {
                    Log.warn(rule.rule().place() + ": " + rule.kind().label() + " rule "
                            + rule.rule().pattern()
                            + " names nothing in the application; check the spelling, or remove the rule if the code is"
                            + " gone");
                }
            }
        }
    }

    /** Says once how the inventory has ended. */
    private void tell() {
        if (hasTold) {
            return;
        }
        hasTold = true;
        for (String entry : scope.all()) {
            if (!entry.equals(PathInfo.OLD_PATH) && !inhabited.contains(entry)) {
                Log.warn(
                        "there is no class in " + entry + ": @Deprecated counts nowhere there; check oldpath.packages");
            }
        }
        String found = Plural.of(paths.all().size(), "old path") + ", jars and directories read: " + places.size();
        List<String> gaps = origins.gaps();
        if (isComplete()) {
            Log.info("inventory complete: " + found);
        } else {
            Log.info("inventory incomplete: " + found + "; "
                    + (gaps.isEmpty() ? "a setting was rejected" : gaps.get(0))
                    + (gaps.size() > 1 ? ", and " + (gaps.size() - 1) + " more" : "")
                    + ". Uses are counted all the same, but this version cannot prove that code is gone");
        }
    }

    /** There is more to read: what is missing may be there. */
    private synchronized void goesOn() {
        health.inventory(InventoryState.RUNNING);
        for (MemberRule rule : rules.all()) {
            if (!rule.hasMatched() && told.contains(rule.rule())) {
                path(rule).unfound(member(rule.rule()), PathState.PENDING, null);
            }
        }
    }

    private synchronized void forgetFoundRules() {
        for (MemberRule rule : rules.all()) {
            if (rule.hasMatched()) {
                path(rule).forget(member(rule.rule()));
            }
        }
    }

    /** Whether everything that can be loaded has been read: what has not been found is not there. Thread-safe. */
    public boolean isComplete() {
        return health.inventory() == InventoryState.COMPLETE;
    }
}
