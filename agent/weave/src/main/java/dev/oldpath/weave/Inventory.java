package dev.oldpath.weave;

import dev.oldpath.ledger.Failure;
import dev.oldpath.ledger.Health;
import dev.oldpath.ledger.Log;
import dev.oldpath.weave.classfile.Archive;
import dev.oldpath.weave.classfile.ClassFile;
import dev.oldpath.weave.hook.ClassHook;
import dev.oldpath.weave.hook.HookIndex;
import dev.oldpath.weave.origin.Origin;
import dev.oldpath.weave.origin.Origins;
import java.io.File;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lists old paths before their classes load: reads the jars and directories of the class path, and every other place
 * from which a class comes, on a thread of low priority. Thread-safe.
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
    private final HookIndex hooks;
    private final Origins origins;
    private final SeenPackages packages;
    private final InventoryProgress progress;
    private final Health health;
    private final Listener listener;
    private final LinkedBlockingQueue<Object> queue = new LinkedBlockingQueue<>();
    private final AtomicInteger toRead = new AtomicInteger();
    private final Set<File> places = Collections.synchronizedSet(new HashSet<>());
    private volatile boolean hasRead;

    /** Creates an inventory that has read nothing. */
    Inventory(
            MarkListing listing,
            HookIndex hooks,
            Origins origins,
            SeenPackages packages,
            InventoryProgress progress,
            Health health,
            Listener listener) {
        this.listing = listing;
        this.hooks = hooks;
        this.origins = origins;
        this.packages = packages;
        this.progress = progress;
        this.health = health;
        this.listener = listener;
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
            packages.add(internalName);
            queue(origin);
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
                    unread |= readAll(next);
                    toRead.decrementAndGet();
                    continue;
                }
                settled |= !unread;
                unread = false;
                hasRead = true;
                // Asked again for ever: a class may load from where nothing could be read.
                progress.pauses();
                if (settled) {
                    progress.ended(places.size());
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
        progress.pauses();
        boolean all = hasRead && toRead.get() == 0;
        if (all) {
            progress.ended(places.size());
        }
        return all;
    }

    /** Reads what has not been read; returns whether there was anything. */
    private boolean readAll(Object source) {
        boolean any = false;
        for (File place :
                source instanceof File ? Collections.singletonList((File) source) : origins.places((Origin) source)) {
            // Not what is not there: it may come.
            if (place.exists() && places.add(place.getAbsoluteFile())) {
                any = true;
                progress.goesOn();
                readPlace(place);
            }
        }
        return any;
    }

    private void readPlace(File place) {
        try {
            Archive.read(place, visitor);
        } catch (Exception e) {
            visitor.unreadable(place.getPath(), e);
        }
    }

    private final Archive.Visitor visitor = new Archive.Visitor() {
        @Override
        public void classFile(String name, byte[] bytes) {
            ClassFile file = new ClassFile(bytes);
            String internalName = file.name();
            packages.add(internalName);
            for (ClassHook hook : hooks.of(internalName)) {
                hook.listed(internalName, bytes);
            }
            listing.list(file);
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

    /** Whether everything that can be loaded has been read: what has not been found is not there. Thread-safe. */
    public boolean isComplete() {
        return progress.isComplete();
    }
}
