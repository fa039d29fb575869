package dev.oldpath.weave.hook;

import dev.oldpath.ledger.Client;
import dev.oldpath.ledger.ClientSource;
import dev.oldpath.ledger.Ledger;
import dev.oldpath.weave.crossing.Crossings;
import dev.oldpath.weave.crossing.Entrance;
import org.jspecify.annotations.Nullable;

/** The application itself names the client for which the current thread works, by name and version. Thread-safe. */
public final class NamedClient extends Entrance<String, String> {
    private final Ledger ledger;

    /** Sets the client in this ledger. */
    public NamedClient(Crossings crossings, Ledger ledger) {
        super(crossings);
        this.ledger = ledger;
    }

    @Override
    protected int entered(@Nullable String name, @Nullable String version) {
        Client client = Client.of(name, version, ClientSource.SCOPE);
        return ledger.enter(client.equals(Client.UNKNOWN) ? ledger.client() : client, false);
    }
}
