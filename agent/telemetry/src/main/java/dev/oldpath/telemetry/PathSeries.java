package dev.oldpath.telemetry;

import dev.oldpath.ledger.Client;
import dev.oldpath.ledger.Path;
import dev.oldpath.ledger.PathInfo;
import dev.oldpath.ledger.PathKind;
import dev.oldpath.ledger.PathState;
import dev.oldpath.ledger.PathUses;
import dev.oldpath.ledger.PathUses.Use;
import dev.oldpath.ledger.Paths;
import dev.oldpath.telemetry.contract.Attribute;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The series of one old path. Their attributes are built once and kept as long as the client has its name. Not
 * thread-safe.
 */
final class PathSeries {
    private final Path path;
    private final Attributes nobody;
    private final List<Side> sides = new ArrayList<>(2);
    private @Nullable PathInfo knownInfo;
    private @Nullable PathState knownState;
    private @Nullable String knownReason;
    private Attributes about = Attributes.empty();
    private long sum;
    private long nameless;

    PathSeries(Path path) {
        this.path = path;
        this.nobody = client(Client.NONE, Client.NONE, "none", null);
        PathUses writes = path.writes();
        if (writes == null) {
            sides.add(new Side(path.uses(), null));
        } else {
            sides.add(new Side(path.uses(), "read"));
            sides.add(new Side(writes, "write"));
        }
    }

    /** All uses; or only the reads or writes, where they are counted apart. */
    private final class Side {
        private final PathUses uses;
        private final @Nullable String access;
        private Map<Client, Attributes> clients = new HashMap<>();

        Side(PathUses uses, @Nullable String access) {
            this.uses = uses;
            this.access = access;
        }

        void observe(List<Use> all, ObservableLongMeasurement count, ObservableDoubleMeasurement lastUsed) {
            Map<Client, Attributes> seen = new HashMap<>(2 * all.size());
            for (Use use : all) {
                Client client = use.client();
                Attributes attributes = clients.get(client);
                if (attributes == null) {
                    attributes = client(
                            client.name(), client.version(), client.source().label(), access);
                }
                seen.put(client, attributes);
                count.record(use.count(), attributes);
                lastUsed.record(use.lastMillis() / 1e3, attributes);
                sum += use.count();
                nameless += client.equals(Client.OTHER) ? use.count() : 0;
            }
            clients = seen;
        }
    }

    /**
     * Reports the uses; for a watched path without any a zero, which distinguishes "watched and not used" from "not watched".
     * Not for the canary, whose use alone is a proof.
     */
    void observeUses(ObservableLongMeasurement uses, ObservableDoubleMeasurement lastUsed) {
        sum = 0;
        nameless = 0;
        boolean used = false;
        for (Side side : sides) {
            List<Use> all = side.uses.all();
            used |= !all.isEmpty();
            side.observe(all, uses, lastUsed);
        }
        if (!used && path.state() == PathState.WATCHED && path.index() != Paths.CANARY) {
            uses.record(0, nobody);
        }
    }

    /** How many uses were last reported. */
    long sum() {
        return sum;
    }

    /** How many of them have lost the name of their client. */
    long nameless() {
        return nameless;
    }

    /** Reports that the path is known, its state with the reason, and the description in its marks. */
    void observeInfo(ObservableLongMeasurement info) {
        PathInfo infoNow = path.info();
        PathState stateNow = path.state();
        String reasonNow = path.reason();
        if (infoNow != knownInfo || stateNow != knownState || !Objects.equals(reasonNow, knownReason)) {
            about = about(infoNow, stateNow, reasonNow);
            knownInfo = infoNow;
            knownState = stateNow;
            knownReason = reasonNow;
        }
        info.record(1, about);
    }

    private Attributes client(String name, String version, String source, @Nullable String access) {
        AttributesBuilder attributes = Attributes.builder()
                .put(Attribute.PATH_ID, path.id())
                .put(Attribute.PATH_KIND, path.kind().label())
                .put(Attribute.CLIENT_NAME, name)
                .put(Attribute.CLIENT_VERSION, version)
                .put(Attribute.CLIENT_SOURCE, source);
        put(attributes, Attribute.ACCESS, access);
        return attributes.build();
    }

    private Attributes about(PathInfo info, PathState state, @Nullable String reason) {
        AttributesBuilder known = Attributes.builder()
                .put(Attribute.PATH_ID, path.id())
                .put(Attribute.PATH_KIND, path.kind().label())
                .put(Attribute.PATH_STATE, state.label());
        put(known, Attribute.PATH_SCOPE, scope(info));
        put(known, Attribute.PATH_REASON, reason);
        put(known, Attribute.PATH_OWNER, info.owner());
        put(known, Attribute.PATH_SINCE, info.since());
        put(known, Attribute.PATH_REMOVE_AFTER, info.removeAfter());
        put(known, Attribute.PATH_REPLACEMENT, info.replacement());
        put(known, Attribute.PATH_CONFIRMED, info.confirmed());
        put(known, Attribute.PATH_QUIET, info.quietSeconds());
        put(known, Attribute.FUNCTION, info.function());
        put(known, Attribute.ROUTE, info.route());
        return known.build();
    }

    /** A path that no mark finds is found by a rule. Branches have no rules. */
    private String scope(PathInfo info) {
        String found = info.scope();
        return found != null ? found : path.kind() == PathKind.BRANCH ? PathInfo.OLD_PATH : PathInfo.RULE;
    }

    private static <T> void put(AttributesBuilder attributes, AttributeKey<T> key, @Nullable T value) {
        if (value != null) {
            attributes.put(key, value);
        }
    }
}
