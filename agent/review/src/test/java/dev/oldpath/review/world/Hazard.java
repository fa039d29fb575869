package dev.oldpath.review.world;

/** What goes wrong in a world. */
public enum Hazard {
    CRASH("a process is killed"),
    LAST_EXPORTS_LOST("its last exports get lost before it is killed"),
    LAST_EXPORTS_LOST_IN_ORDER("its last exports get lost before it ends in order"),
    FIRST_EXPORTS_LOST("its first exports get lost"),
    SHORT_LIVES("short-lived processes stand beside a missing one"),
    SILENCE("exports get lost for a while"),
    TWINS("two processes under one id, one of which dies"),
    SAME_ID_RESTART("counters start again under the same id"),
    JOB("a job that runs and ends"),
    JOB_UNWATCHED("the agent is taken off a job"),
    AGENTLESS_DECLARED("one of the declared instances has no agent"),
    AGENTLESS_UNDECLARED("an instance beyond those declared has no agent"),
    SERVICE_NEVER_SEEN("a declared service never reports"),
    SERVICE_VANISHES("no evidence of one service any more"),
    SERVICE_DECLARED_AWAY("a service is declared to have no instances"),
    UNMARKED_OLDER("the version before has no mark"),
    ROLLBACK_TO_UNKNOWN("a rollback to a version without mark, never seen before"),
    HASH_VERSIONS("versions are commit hashes"),
    SCOPE_CHANGED("the next version does not look where the path was found"),
    CONFIG_FAILURE("the next version could not read its configuration"),
    RULE_LOST("the next version lacks the rule that finds the path"),
    RULE_NAMES_NOTHING("a rule names nothing"),
    RULE_PROVEN_BY_USE("nothing but a use proves a rule"),
    UNWATCHED("an instance cannot weave or count the path, or its canary fails"),
    CLOCK_AHEAD("the clock of a host is ahead"),
    CLOCK_BEHIND("the clock of a host is behind"),
    OLD_DATA("old data reaches the path now and then"),
    BACKLOG("a consumer falls behind"),
    LONG_QUIET("the path itself declares a longer quiet time"),
    CLIENT_ROLLBACK("a client is rolled back within the declared horizon"),
    NUMBERS("numbers that make no sense"),
    HELD_BACK("exports wait in a queue"),
    RANDOM_LOSS("one in ten exports gets lost"),
    POINTS_LOST("one in ten points gets lost"),
    USES_DROPPED("a processor drops the use metrics"),
    PATH_FILTERED("a processor drops the uses of one path"),
    CLIENT_FILTERED("a processor drops the uses of one client"),
    NO_NEW_SERIES("the store takes no new series of paths and uses"),
    DELAYS_DROPPED("a processor drops what makes a verdict later"),
    LAST_USED_DROPPED("a processor drops the times of use and of start"),
    LABEL_DROPPED("a processor drops a label"),
    DUPLICATES("exports arrive twice and in any order"),
    HA_PAIR("two Collectors, each of which loses some exports"),
    TORN_LINE("the last line of a file is torn"),
    CUT_FILE("a file is cut"),
    CUT_GZIP("a compressed file is cut");

    private final String text;

    Hazard(String text) {
        this.text = text;
    }

    /** Whether it happens to files, which a Prometheus has not. */
    public boolean isOfFiles() {
        return damagesFiles() || this == HA_PAIR;
    }

    /** Whether a part of a file is missing afterwards. */
    boolean damagesFiles() {
        return this == TORN_LINE || this == CUT_FILE || this == CUT_GZIP;
    }

    @Override
    public String toString() {
        return text;
    }
}
