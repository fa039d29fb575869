package dev.oldpath.review.contract;

/** The series that the rules of Prometheus record and the command line reads; docs/decisions/01-verdict.md gives labels and values. */
public final class Series {
    public static final String BLIND_DETAIL_INFO = "oldpath:blind_detail:info";
    public static final String CLIENT_KIND_USES_TOTAL = "oldpath:client_kind_uses:total";
    public static final String CLIENT_LAST_USED_TIMESTAMP_SECONDS = "oldpath:client_last_used_timestamp_seconds";
    public static final String CLIENT_USES_TOTAL = "oldpath:client_uses:total";
    public static final String DATA_AGE_BOUND_SECONDS = "oldpath:data_age_bound:seconds";
    public static final String EVAL_TIMESTAMP_SECONDS = "oldpath:eval_timestamp_seconds";
    public static final String EVENT_TIME_TIMESTAMP_SECONDS = "oldpath:event_time_timestamp_seconds";
    public static final String EVIDENCE_GAP_END_TIMESTAMP_SECONDS = "oldpath:evidence_gap_end_timestamp_seconds";
    public static final String EXPECTED_INSTANCES_COUNT = "oldpath:expected_instances:count";
    public static final String GAP_END_TIMESTAMP_SECONDS = "oldpath:gap_end_timestamp_seconds";
    public static final String LAST_USED_TIMESTAMP_SECONDS = "oldpath:last_used_timestamp_seconds";
    public static final String MISSING_SERVICE_INFO = "oldpath:missing_service:info";
    public static final String OBSERVED_SINCE_TIMESTAMP_SECONDS = "oldpath:observed_since_timestamp_seconds";
    public static final String PATH_DESCRIBED_TIMESTAMP_SECONDS = "oldpath:path_described_timestamp_seconds";
    public static final String PATH_INFO = "oldpath:path:info";
    public static final String QUIET_SINCE_TIMESTAMP_SECONDS = "oldpath:quiet_since_timestamp_seconds";
    public static final String REASON_INFO = "oldpath:reason:info";
    public static final String REPORTING_INSTANCES_COUNT = "oldpath:reporting_instances:count";
    public static final String REPORTING_VERSIONS_COUNT = "oldpath:reporting_versions:count";
    public static final String ROLLBACK_HORIZON_SECONDS = "oldpath:rollback_horizon:seconds";
    public static final String SAFE_AT_TIMESTAMP_SECONDS = "oldpath:safe_at_timestamp_seconds";
    public static final String SERVICE_GAP_END_TIMESTAMP_SECONDS = "oldpath:service_gap_end_timestamp_seconds";
    public static final String UNDESCRIBED_WINDOW_SECONDS = "oldpath:undescribed_window:seconds";
    public static final String UNWATCHED_PATH_INFO = "oldpath:unwatched_path:info";
    public static final String VERDICT_CODE = "oldpath:verdict:code";
    public static final String VERSION_FIRST_REPORT_TIMESTAMP_SECONDS =
            "oldpath:version_first_report_timestamp_seconds";
    public static final String VERSION_LAST_REPORT_TIMESTAMP_SECONDS = "oldpath:version_last_report_timestamp_seconds";
    public static final String VERSION_PATH_TIMESTAMP_SECONDS = "oldpath:version_path_timestamp_seconds";
    public static final String WINDOW_SECONDS = "oldpath:window:seconds";

    private Series() {}
}
