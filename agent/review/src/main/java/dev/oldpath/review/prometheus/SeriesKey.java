package dev.oldpath.review.prometheus;

/** The labels that the recorded series share; the empty string where one has none. */
record SeriesKey(String environment, String service, String path) {

    static SeriesKey of(Sample sample) {
        return new SeriesKey(
                sample.label("deployment_environment_name"),
                sample.label("service_name"),
                sample.label("oldpath_path_id"));
    }
}
