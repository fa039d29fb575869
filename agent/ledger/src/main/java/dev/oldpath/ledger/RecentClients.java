package dev.oldpath.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The most recent clients whose names are not kept; the one whose last use is oldest is forgotten first. Not thread-safe. */
final class RecentClients {
    private final Map<Client, Tally> recent;

    RecentClients(int max) {
        recent = new LinkedHashMap<Client, Tally>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Client, Tally> eldest) {
                return size() > max;
            }
        };
    }

    Tally of(Client client) {
        Tally tally = recent.get(client);
        if (tally == null) {
            tally = new Tally();
            recent.put(client, tally);
        }
        return tally;
    }

    void remove(Client client) {
        recent.remove(client);
    }

    /** The one with the most activity; null when there is none. */
    Map.@Nullable Entry<Client, Tally> busiest(long nowMillis) {
        Map.Entry<Client, Tally> best = null;
        for (Map.Entry<Client, Tally> entry : recent.entrySet()) {
            if (best == null
                    || entry.getValue().activity(nowMillis) > best.getValue().activity(nowMillis)) {
                best = entry;
            }
        }
        return best;
    }
}
