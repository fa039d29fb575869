package dev.oldpath.review.verdict;

import dev.oldpath.review.evidence.User;
import java.time.Duration;
import java.util.List;

/** A path in one service. */
public record ServiceReview(
        String service,
        Judgement judgement,
        Instances instances,
        Users users,
        List<VersionReview> versions,
        Delays delays) {

    /**
     * Who should report, and who does.
     *
     * @param expected how many instances there should be, as declared
     * @param reporting how many report now
     */
    public record Instances(String expected, int reporting) {
        /** Of a service of which only its verdict is known. */
        public static final Instances UNKNOWN = new Instances("not known", 0);
    }

    /**
     * Who ever used the path.
     *
     * @param incomplete whether some users' names were not kept, because there were too many
     */
    public record Users(List<User> all, boolean incomplete) {
        public static final Users NOBODY = new Users(List.of(), false);
    }

    /**
     * What can delay a use.
     *
     * @param dataAge age of the oldest data that reached the path
     * @param backlog how far behind the consumers of the service are
     * @param rollbackHorizon how far back a rollback may go
     */
    public record Delays(Duration dataAge, Duration backlog, Duration rollbackHorizon) {
        public static final Delays NONE = new Delays(Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
}
