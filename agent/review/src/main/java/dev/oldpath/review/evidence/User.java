package dev.oldpath.review.evidence;

import java.util.SortedMap;

/**
 * A client that used a path, in one version of the service.
 *
 * @param source what identified the client
 * @param acts how often it did what; together these are its uses
 * @param lastUsed epoch milliseconds
 */
public record User(
        String client,
        String clientVersion,
        String source,
        String serviceVersion,
        long uses,
        SortedMap<Act, Long> acts,
        long lastUsed) {}
