package dev.oldpath.review.prometheus;

import dev.oldpath.review.contract.Attribute;

/** The labels that the recorded series share; the empty string where one has none. */
record SeriesKey(String environment, String service, String path) {

    static SeriesKey of(Sample sample) {
        return new SeriesKey(
                sample.attribute(Attribute.ENVIRONMENT),
                sample.attribute(Attribute.SERVICE_NAME),
                sample.attribute(Attribute.PATH_ID));
    }
}
