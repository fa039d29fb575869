package dev.oldpath.review.evidence;

import java.util.List;

/**
 * What the telemetry says up to a moment.
 *
 * @param asOf the moment, epoch milliseconds; nothing younger went in
 * @param services every service that reported, by environment and name
 * @param points how many points were OldPath's
 */
public record Evidence(long asOf, List<ServiceEvidence> services, long points) {}
