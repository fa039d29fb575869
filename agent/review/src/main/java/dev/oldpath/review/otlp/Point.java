package dev.oldpath.review.otlp;

import dev.oldpath.review.contract.Attribute;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One data point of one metric.
 *
 * @param metric the OpenTelemetry name
 * @param resource attributes of the resource, shared by its points
 * @param attributes attributes of the point
 * @param start when the series began, epoch milliseconds; 0 when not set
 * @param time epoch milliseconds
 * @param value of a sum or gauge; of a histogram its count
 * @param buckets of a histogram, else null
 */
public record Point(
        String metric,
        Map<String, String> resource,
        Map<String, String> attributes,
        long start,
        long time,
        double value,
        @Nullable Buckets buckets) {

    /** The same point at another time. */
    public Point at(long otherTime) {
        return new Point(metric, resource, attributes, start, otherTime, value, buckets);
    }

    /** The attribute of the point or else of its resource; the empty string when neither has it. */
    public String attribute(String name) {
        String own = attributes.get(name);
        return own != null ? own : resource.getOrDefault(name, "");
    }

    /** Whether a pipeline has moved to it what its resource should say of the instance; the next point may be of another one. */
    public boolean identifiesItself() {
        return attributes.containsKey(Attribute.SERVICE_NAME)
                || attributes.containsKey(Attribute.SERVICE_VERSION)
                || attributes.containsKey(Attribute.SERVICE_INSTANCE)
                || attributes.containsKey(Attribute.ENVIRONMENT);
    }

    /**
     * The filled part of a histogram.
     *
     * @param largestBound upper bound of the highest bucket that holds anything, 0 when all are empty, NaN when that cannot be read; the
     *     overflow bucket has none and counts as the last that has one
     */
    public record Buckets(double largestBound) {}
}
