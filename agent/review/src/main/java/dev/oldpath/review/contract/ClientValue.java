package dev.oldpath.review.contract;

/** Names and versions that agents give to clients which have none of their own. */
public final class ClientValue {
    /** Nothing identifies the client. */
    public static final String UNKNOWN = "_unknown";

    /** The clients beyond the number that keep their names. */
    public static final String OTHER = "_other";

    private ClientValue() {}
}
