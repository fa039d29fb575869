package dev.oldpath.review.evidence;

import java.util.SortedMap;

/**
 * A client that used a path, in one version of the service.
 *
 * @param source what identified the client
 * @param access what it did of its uses, {@code read} or {@code write}; empty where the kind of path knows no such difference
 * @param lastUsed epoch milliseconds
 */
public record User(
        String client,
        String clientVersion,
        String source,
        String serviceVersion,
        long uses,
        SortedMap<String, Long> access,
        long lastUsed) {}
