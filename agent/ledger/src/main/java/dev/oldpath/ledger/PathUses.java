package dev.oldpath.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who used one old path. Thread-safe; totals are exact, memory is bounded.
 *
 * <p>A limited number of clients keep their names; the uses of all others are counted under {@link Client#OTHER}. Activity,
 * which halves every ten minutes, decides who keeps the name: a newcomer that becomes busier than the quietest named client
 * takes its place. The uses of the client that loses its name are added to the others, so the sum never changes. A client
 * that returns starts a new series.
 */
public final class PathUses {
    /** A newcomer must be clearly busier, else two equal clients would take turns for ever. */
    private static final double CLEARLY = 1.5;

    private static final long REPORT_AGAIN_MILLIS = 3_600_000;

    private final int maxNamed;
    private final Map<Client, Tally> named = new HashMap<>();
    private final RecentClients candidates;
    private final Tally unknown = new Tally();
    private final Tally other = new Tally();

    PathUses(int maxNamed) {
        this.maxNamed = maxNamed;
        this.candidates = new RecentClients(2 * maxNamed);
    }

    /** What is known about one client on this path. Immutable. */
    public static final class Use {
        private final Client client;
        private final long count;
        private final long lastMillis;

        Use(Client client, long count, long lastMillis) {
            this.client = client;
            this.count = count;
            this.lastMillis = lastMillis;
        }

        /** Who. */
        public Client client() {
            return client;
        }

        /** How often since the agent started, never 0. */
        public long count() {
            return count;
        }

        /** When last, Unix time in milliseconds; at most about a second late, never early. */
        public long lastMillis() {
            return lastMillis;
        }
    }

    /**
     * Adds uses.
     *
     * @return whether this is the first use that is reported under this name, or the first after an hour: until it has
     *     left the process a crash could take it along, and the path would look quiet
     */
    synchronized boolean add(Client client, long count, long nowMillis) {
        Tally tally = tally(client);
        if (tally == other) {
            candidates.of(client).add(count, nowMillis);
        }
        boolean news = tally.count == 0 || nowMillis - tally.lastMillis > REPORT_AGAIN_MILLIS;
        tally.add(count, nowMillis);
        return news;
    }

    /** What counts the uses of a client now. */
    private Tally tally(Client client) {
        if (client.equals(Client.UNKNOWN)) {
            return unknown;
        }
        Tally tally = named.get(client);
        if (tally == null && named.size() < maxNamed) {
            tally = new Tally();
            named.put(client, tally);
        }
        return tally == null ? other : tally;
    }

    /** Notes a use that will soon be added. */
    synchronized void note(PathKind kind, String path, boolean write, Client client, long nowMillis, Notes notes) {
        Tally tally = tally(client);
        if (tally.place == Tally.NONE) {
            tally.place = notes.open(kind, path, write, tally == other ? Client.OTHER : client, nowMillis);
        } else if (tally.place != Notes.NO_PLACE) {
            notes.use(tally.place, nowMillis);
        }
    }

    /** Notes uses that have been added. */
    synchronized void noteAdded(PathKind kind, String path, boolean write, Client client, long nowMillis, Notes notes) {
        Tally tally = tally(client);
        if (tally.place == Tally.NONE) {
            note(kind, path, write, client, nowMillis, notes);
        }
        if (tally.place != Notes.NO_PLACE) {
            notes.counted(tally.place, nowMillis, tally.count);
        }
    }

    /** Gives the name of the quietest named client to the busiest of the others, if that one is clearly busier. */
    synchronized void rename(long nowMillis) {
        Map.Entry<Client, Tally> busiest = candidates.busiest(nowMillis);
        if (busiest == null || named.isEmpty()) {
            return;
        }
        Map.Entry<Client, Tally> quietest = null;
        for (Map.Entry<Client, Tally> entry : named.entrySet()) {
            if (quietest == null
                    || entry.getValue().activity(nowMillis)
                            < quietest.getValue().activity(nowMillis)) {
                quietest = entry;
            }
        }
        if (quietest == null
                || busiest.getValue().activity(nowMillis)
                        <= CLEARLY * quietest.getValue().activity(nowMillis)) {
            return;
        }
        Client going = quietest.getKey();
        Tally gone = quietest.getValue();
        Client coming = busiest.getKey();
        Tally come = busiest.getValue();
        named.remove(going);
        candidates.remove(coming);
        other.join(gone);
        Tally nameless = candidates.of(going);
        nameless.activity = gone.activity(nowMillis);
        nameless.lastMillis = nowMillis;
        // Its uses so far have been reported among the others and stay there.
        Tally fresh = new Tally();
        fresh.activity = come.activity(nowMillis);
        fresh.lastMillis = nowMillis;
        named.put(coming, fresh);
    }

    /** Returns every client with at least one use, the unknown and the others included. */
    public synchronized List<Use> all() {
        List<Use> all = new ArrayList<>(named.size() + 2);
        for (Map.Entry<Client, Tally> entry : named.entrySet()) {
            add(all, entry.getKey(), entry.getValue());
        }
        add(all, Client.UNKNOWN, unknown);
        add(all, Client.OTHER, other);
        return all;
    }

    private static void add(List<Use> all, Client client, Tally tally) {
        if (tally.count > 0) {
            all.add(new Use(client, tally.count, tally.lastMillis));
        }
    }

    /** How many uses have lost the name of their client. */
    public synchronized long overflows() {
        return other.count;
    }
}
