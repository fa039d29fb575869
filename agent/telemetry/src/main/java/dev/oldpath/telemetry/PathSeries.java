package dev.oldpath.telemetry;

import dev.oldpath.ledger.Client;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathState;
import dev.oldpath.ledger.PathUses.Use;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The series of one old path. Their attributes are built once and kept as long as the client has its name. Not
 * thread-safe.
 */
final class PathSeries {
    private final Path path;
    private final Attributes nobody;
    private Map<Client, Attributes> clients = new HashMap<>();
    private @Nullable PathInfo knownInfo;
    private @Nullable PathState knownState;
    private Attributes about = Attributes.empty();

    PathSeries(Path path) {
        this.path = path;
        this.nobody = client("_none", "_none", "none");
    }

    /**
     * Reports the uses; for a watched path without any a zero, which tells "watched and not used" from "not watched".
     *
     * @return how many uses have lost the name of their client
     */
    long observeUses(ObservableLongMeasurement uses, ObservableDoubleMeasurement lastUsed) {
        List<Use> all = path.uses().all();
        if (all.isEmpty() && path.state() == PathState.WATCHED) {
            uses.record(0, nobody);
        }
        Map<Client, Attributes> seen = new HashMap<>(2 * all.size());
        long nameless = 0;
        for (Use use : all) {
            Client client = use.client();
            Attributes attributes = clients.get(client);
            if (attributes == null) {
                attributes =
                        client(client.name(), client.version(), client.source().label());
            }
            seen.put(client, attributes);
            uses.record(use.count(), attributes);
            lastUsed.record(use.lastMillis() / 1e3, attributes);
            nameless = client.equals(Client.OTHER) ? use.count() : nameless;
        }
        clients = seen;
        return nameless;
    }

    /** Reports that the path is known, in which state, and what its marks say. */
    void observeInfo(ObservableLongMeasurement info) {
        PathInfo infoNow = path.info();
        PathState stateNow = path.state();
        if (infoNow != knownInfo || stateNow != knownState) {
            about = about(infoNow, stateNow);
            knownInfo = infoNow;
            knownState = stateNow;
        }
        info.record(1, about);
    }

    private Attributes client(String name, String version, String source) {
        return Attributes.builder()
                .put(Attribute.PATH_ID, path.id())
                .put(Attribute.PATH_KIND, path.kind().label())
                .put(Attribute.CLIENT_NAME, name)
                .put(Attribute.CLIENT_VERSION, version)
                .put(Attribute.CLIENT_SOURCE, source)
                .build();
    }

    private Attributes about(PathInfo info, PathState state) {
        AttributesBuilder known = Attributes.builder()
                .put(Attribute.PATH_ID, path.id())
                .put(Attribute.PATH_KIND, path.kind().label())
                .put(Attribute.PATH_STATE, state.label());
        put(known, Attribute.PATH_OWNER, info.owner());
        put(known, Attribute.PATH_SINCE, info.since());
        put(known, Attribute.PATH_REMOVE_AFTER, info.removeAfter());
        put(known, Attribute.PATH_REPLACEMENT, info.replacement());
        put(known, Attribute.PATH_QUIET, info.quietSeconds());
        put(known, Attribute.FUNCTION, info.function());
        put(known, Attribute.ROUTE, info.route());
        return known.build();
    }

    private static <T> void put(AttributesBuilder attributes, AttributeKey<T> key, @Nullable T value) {
        if (value != null) {
            attributes.put(key, value);
        }
    }
}
