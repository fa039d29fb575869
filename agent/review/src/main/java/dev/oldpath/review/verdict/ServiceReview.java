package dev.oldpath.review.verdict;

import dev.oldpath.review.evidence.User;
import java.time.Duration;
import java.util.List;

/**
 * A path in one service.
 *
 * @param expected how many instances there should be, as declared
 * @param reporting how many report now
 * @param usersIncomplete whether some users' names were not kept, because there were too many
 */
public record ServiceReview(
        String service,
        Judgement judgement,
        String expected,
        int reporting,
        List<User> users,
        boolean usersIncomplete,
        List<VersionReview> versions,
        Duration dataAge,
        Duration backlog,
        Duration rollbackHorizon) {}
