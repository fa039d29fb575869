package dev.oldpath.review.evidence;

/**
 * A client that used a path, in one version of the service.
 *
 * @param source what told us who it is
 * @param lastUsed epoch milliseconds
 */
public record User(
        String client, String clientVersion, String source, String serviceVersion, long uses, long lastUsed) {}
