package dev.oldpath.review.evidence;

import dev.oldpath.review.otlp.Damage;
import java.util.List;

/**
 * What the telemetry shows up to a moment.
 *
 * @param asOf the moment, epoch milliseconds; nothing younger went in
 * @param damages the parts that could not be read
 * @param services every service that reported, by environment and name
 * @param points how many points were OldPath's
 */
public record Evidence(long asOf, List<Damage> damages, List<ServiceEvidence> services, long points) {}
